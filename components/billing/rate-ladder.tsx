import type { RevenueTier } from "@/lib/billing/take-rate";

const WIDTH = 640;
const HEIGHT = 160;

/** Where the drawn axis ends: a quarter past the last threshold, or past the shown month if that is further. */
function axisEnd(tiers: readonly RevenueTier[], grossMinor: bigint): number {
  const last = Number(tiers.at(-1)?.fromMinor ?? 0n);
  return Math.max(last * 1.25, Number(grossMinor) * 1.05, 1);
}

/**
 * The marginal rates as steps over monthly revenue: filled below the shown month in the signal colour, graphite beyond it.
 * A picture only; the table beside it carries the figures.
 */
export function RateLadder({
  tiers,
  grossMinor,
}: {
  readonly tiers: readonly RevenueTier[];
  readonly grossMinor: bigint;
}) {
  const end = axisEnd(tiers, grossMinor);
  const x = (minor: number) => (Math.min(minor, end) / end) * WIDTH;
  const top = Math.max(...tiers.map((tier) => tier.rateBp), 1);
  const at = x(Number(grossMinor));
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="block h-40 w-full rtl:-scale-x-100"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {tiers.map((tier) => {
        const from = x(Number(tier.fromMinor));
        const to = tier.upToMinor === null ? WIDTH : x(Number(tier.upToMinor));
        const height = (tier.rateBp / top) * (HEIGHT - 8);
        const reached = Math.max(0, Math.min(to, at) - from);
        return (
          <g key={tier.fromMinor.toString()}>
            <rect
              x={from}
              y={HEIGHT - height}
              width={Math.max(0, to - from - 1)}
              height={height}
              fill="var(--color-graphite)"
              opacity={0.35}
            />
            {reached > 0 && (
              <rect
                x={from}
                y={HEIGHT - height}
                width={Math.max(0, reached - 1)}
                height={height}
                fill="var(--color-signal)"
              />
            )}
          </g>
        );
      })}
      <line
        x1={at}
        x2={at}
        y1={0}
        y2={HEIGHT}
        stroke="var(--color-ink)"
        strokeWidth={1.5}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
