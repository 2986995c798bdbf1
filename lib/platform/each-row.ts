import { log } from "./log";

/**
 * Does one thing for each row on its own: a row that fails is logged and the others still get theirs. Throws at the end when any failed,
 * so that a job or message that did not do all its work is tried again.
 */
export async function forEachRow<Row extends { id: string }>(
  rows: readonly Row[],
  what: string,
  work: (row: Row) => Promise<unknown>,
): Promise<void> {
  let failed = 0;
  for (const row of rows) {
    try {
      await work(row);
    } catch (error) {
      failed += 1;
      log().error({ err: error, id: row.id }, `${what} failed`);
    }
  }
  if (failed > 0) throw new Error(`${what} failed for ${failed} of ${rows.length}`);
}
