import { log } from "../log";
import type { Tell } from "./job";
import { errorText } from "./row-fault";

/**
 * Does one thing for each row on its own: a row that fails is logged and the others still get theirs. Throws at the end when any failed,
 * with the first of them, so that a job or message that did not do all its work is tried again and staff read why.
 */
export async function forEachRow<Row extends { id: string }>(
  rows: readonly Row[],
  what: string,
  work: (row: Row) => Promise<unknown>,
  tell: Tell = () => undefined,
): Promise<void> {
  let failed = 0;
  let first = "";
  for (const [index, row] of rows.entries()) {
    try {
      await work(row);
    } catch (error) {
      failed += 1;
      if (failed === 1) first = `${row.id}: ${errorText(error, 300)}`;
      log().error({ err: error, id: row.id }, `${what} failed`);
    }
    tell(index + 1, rows.length);
  }
  if (failed > 0) throw new Error(`${what} failed for ${failed} of ${rows.length}, first for ${first}`);
}
