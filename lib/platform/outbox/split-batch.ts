import { log } from "../log";
import { blamesRows, saysDuplicate } from "./row-fault";

/** What is done with rows together, and with one that stands alone and still fails. */
export type BatchWork<Row> = {
  what: string;
  /** All or nothing. `again` when an earlier try of these rows may have been done after all. */
  together: (rows: readonly Row[], again: boolean) => Promise<void>;
  /** Sets one aside. When that fails too by the row's fault, the row is logged and left. */
  alone: (row: Row, error: unknown) => Promise<void>;
  /** Before a try that failed by nobody's fault is made again, milliseconds. */
  waitMs: number;
};

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Tries until it is done or the rows are to blame; answers what they are blamed for, null when it is done. */
async function patiently(work: (again: boolean) => Promise<void>, wait: () => Promise<void>, first: boolean) {
  let again = first;
  for (let duplicates = 0; ; ) {
    try {
      await work(again);
      return null;
    } catch (error) {
      const mayBeDone = saysDuplicate(error) && duplicates++ === 0;
      if (blamesRows(error) && !mayBeDone) return { error, again };
      log().warn({ err: error }, "not done yet, tried again");
      again = true;
      await wait();
    }
  }
}

/**
 * Does work for many rows at once and lets no row hold up the others: rows that are to blame for a failure are halved until the bad one
 * stands alone. A failure that is no row's fault is waited out. Resolves when each row is done or set aside.
 */
export async function splitBatch<Row>(rows: readonly Row[], work: BatchWork<Row>, again = false): Promise<void> {
  if (rows.length === 0) return;
  const wait = () => pause(work.waitMs);
  const failed = await patiently((more) => work.together(rows, more), wait, again);
  if (failed === null) return;
  const [row] = rows;
  if (rows.length > 1) {
    const middle = Math.ceil(rows.length / 2);
    await splitBatch(rows.slice(0, middle), work, failed.again);
    await splitBatch(rows.slice(middle), work, failed.again);
  } else if (row !== undefined) {
    log().error({ err: failed.error }, `${work.what}: one is set aside`);
    const lost = await patiently(() => work.alone(row, failed.error), wait, false);
    if (lost) log().error({ err: lost.error }, `${work.what}: one could not even be set aside`);
  }
}
