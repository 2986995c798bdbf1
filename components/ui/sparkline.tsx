/** A small line of values in time order. `label` says in words what it shows; a table should stand nearby. */
export function Sparkline({
  values,
  label,
  live = false,
}: {
  readonly values: readonly number[];
  readonly label: string;
  /** Signal for data of what is connected, graphite otherwise. */
  readonly live?: boolean | undefined;
}) {
  const top = Math.max(...values, 1);
  const step = values.length > 1 ? 100 / (values.length - 1) : 0;
  const points = values.map((value, index) => `${(index * step).toFixed(2)},${(27 - (value / top) * 26).toFixed(2)}`);
  return (
    <svg className="spark" viewBox="0 0 100 28" preserveAspectRatio="none" role="img" aria-label={label}>
      <polyline
        points={points.join(" ")}
        fill="none"
        stroke={live ? "var(--color-signal)" : "var(--color-graphite)"}
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
