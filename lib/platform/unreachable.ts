/** Prisma's and PostgreSQL's codes and the system's for "nobody answers there now": not reached, too many at once, starting or stopping. */
const CODES: ReadonlySet<string> = new Set([
  ...["P1001", "P1002", "P1008", "P1017", "P2024", "P2037"],
  ...["53300", "57P01", "57P02", "57P03"],
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE"],
]);

/** What `pg` says without a code when the pool has no connection to give, or one ends in use, and Prisma when none came in time. */
const WORDS =
  /^timeout exceeded when trying to connect|^Connection terminated|Unable to start a transaction in the given time/m;

/**
 * Whether an error says that the database could not be reached or had no connection left: nothing was done, and the same may go through in a
 * moment. A statement that took too long is none of it.
 */
export function saysUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, "code");
  return (typeof code === "string" && (CODES.has(code) || code.startsWith("08"))) || WORDS.test(error.message);
}
