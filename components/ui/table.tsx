import type { ReactNode } from "react";
import { cx } from "./cx";

/** What scrolls sideways must be reachable by keyboard. */
const SCROLLS = { tabIndex: 0 };

/** One column: its head, and what a row shows in it. */
export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row, index: number) => ReactNode;
  /** Right-aligned figures. */
  readonly num?: boolean | undefined;
  /** The cell that names the row: it becomes the row's header, without a label when stacked. */
  readonly names?: boolean | undefined;
  readonly className?: string | undefined;
  /** `ascending` or `descending` when the table is sorted by this column. */
  readonly sort?: "ascending" | "descending" | undefined;
}

interface Props<Row> {
  /** Accessible name. */
  readonly label: string;
  readonly columns: ReadonlyArray<Column<Row>>;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Under 820 px every row becomes a block with its column names. */
  readonly stack?: boolean | undefined;
  readonly tight?: boolean | undefined;
  readonly foot?: ReactNode;
  /** Marks the row being looked at. */
  readonly isCurrent?: ((row: Row) => boolean) | undefined;
}

/** A data table for server components. An empty one is the caller's `State`, not an empty grid. */
export function Table<Row>({ label, columns, rows, rowKey, stack, tight, foot, isCurrent }: Props<Row>) {
  return (
    <section className="tbl-wrap" aria-label={label} {...(stack ? {} : SCROLLS)}>
      <table className={cx("tbl", stack && "tbl--stack", tight && "tbl--tight")}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={column.sort}
                className={cx(column.num && "num", column.className)}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row)} aria-current={isCurrent?.(row) ? "true" : undefined}>
              {columns.map((column) => {
                const className = cx(column.num && "num", column.className);
                return column.names ? (
                  <th key={column.key} scope="row" className={className}>
                    {column.cell(row, index)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    className={className}
                    data-label={stack && typeof column.head === "string" ? column.head : undefined}
                  >
                    {column.cell(row, index)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {foot !== undefined && <tfoot>{foot}</tfoot>}
      </table>
    </section>
  );
}
