import type { ReactNode } from "react";

/** Measures in a row; put `Measure` inside. The grid folds by itself. */
export function Measures({ children }: { readonly children: ReactNode }) {
  return <dl className="kpis">{children}</dl>;
}

/** One measured value: its name, the figure, and its n, unit, target or date. */
export function Measure({
  name,
  value,
  note,
  children,
}: {
  readonly name: ReactNode;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  /** A sparkline or bar under it. */
  readonly children?: ReactNode;
}) {
  return (
    <div className="kpi">
      <dt className="t-label">{name}</dt>
      <dd className="t-num">{value}</dd>
      {note !== undefined && (
        <dd>
          <small>{note}</small>
        </dd>
      )}
      {children !== undefined && <dd>{children}</dd>}
    </div>
  );
}
