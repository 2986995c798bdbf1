import type { ReactNode } from "react";
import { cx } from "./cx";

type BarTone = "plain" | "signal" | "ok" | "warn" | "bad";

/** Share of a whole as a bar. `value` and `target` are 0 to 1; the figure itself stands beside it as text. */
export function Bar({
  value,
  tone = "plain",
  target,
}: {
  readonly value: number;
  readonly tone?: BarTone | undefined;
  readonly target?: number | undefined;
}) {
  return (
    <span
      className={cx("bar", tone !== "plain" && `bar--${tone}`, target !== undefined && "bar--target")}
      aria-hidden="true"
    >
      <i style={{ inlineSize: percent(value) }} />
      {target !== undefined && <span className="bar__t" style={{ insetInlineStart: percent(target) }} />}
    </span>
  );
}

/** Work under way: the share done as a progress bar with its words, e.g. "12 of 38 checks". */
export function Progress({
  value,
  max,
  label,
}: {
  readonly value: number;
  readonly max: number;
  readonly label: string;
}) {
  return (
    <div className="grid gap-1.5">
      <div role="progressbar" aria-valuenow={value} aria-valuemin={0} aria-valuemax={max} aria-label={label}>
        <Bar value={max > 0 ? value / max : 0} tone="signal" />
      </div>
      <p className="t-small text-ink-2">{label}</p>
    </div>
  );
}

/** A distribution: one bar per row, longest row full, with its count. */
export function Distribution({
  rows,
}: {
  readonly rows: ReadonlyArray<{ readonly key: string; readonly label: ReactNode; readonly count: number }>;
}) {
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  return (
    <ul className="dist">
      {rows.map((row) => (
        <li key={row.key}>
          <span>{row.label}</span>
          <Bar value={total > 0 ? row.count / total : 0} />
          <span className="n">{row.count}</span>
        </li>
      ))}
    </ul>
  );
}

function percent(share: number): string {
  return `${Math.min(100, Math.max(0, share * 100)).toFixed(2)}%`;
}
