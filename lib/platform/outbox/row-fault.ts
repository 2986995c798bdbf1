/** Classes of SQLSTATE in which a row itself is refused: data, integrity, cardinality, checks, limits, triggers, internal errors. */
const ROW_CLASSES = new Set(["21", "22", "23", "27", "38", "39", "44", "54", "P0", "XX"]);

function part(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** The SQLSTATE of an error of `pg`, or of Prisma, which wraps what the driver said; any other error's own code; null without one. */
function codeOf(error: unknown): string | null {
  const driver = part(part(error, "meta"), "driverAdapterError");
  const codes = [
    part(part(driver, "cause"), "originalCode"),
    part(part(error, "cause"), "originalCode"),
    part(error, "code"),
  ];
  const found = codes.find((code) => typeof code === "string");
  return typeof found === "string" ? found : null;
}

/**
 * Whether an error of a statement speaks of its rows, so that the same rows would fail again. Everything else (no connection, a lock, no
 * room on the disk, a table that is being changed) says nothing about them and passes by itself or by a person's hand.
 */
export function blamesRows(error: unknown): boolean {
  const code = codeOf(error);
  if (code === null) return error instanceof TypeError || error instanceof RangeError;
  return /^[0-9A-Z]{5}$/.test(code) && ROW_CLASSES.has(code.slice(0, 2));
}

/** Whether a row is there already: perhaps an earlier try of the same statement was written after all. */
export function saysDuplicate(error: unknown): boolean {
  return codeOf(error) === "23505";
}

/** An error as text that every column takes: one line of it, without what PostgreSQL refuses. */
export function errorText(error: unknown, most = 500): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replaceAll(/\p{Cc}+/gu, " ")
    .toWellFormed()
    .slice(0, most)
    .toWellFormed();
}
