const REMOVED = "[removed]";
const DEEPEST = 6;

/** Names of values that are secrets whatever they hold. A hash of one is none. */
const SECRET_NAME = /(password|passwd|secret|token|authorization|cookie|api[-_]?key)$/i;

/** Secrets inside texts, such as the message of somebody else's error: ours by their prefix, and passwords in addresses. */
const SECRET_TEXTS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(?:pk_(?:live|sandbox)|cs|whsec|dct)_[\w+/=-]{16,}/g, REMOVED],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${REMOVED}`],
  [/([a-z][a-z\d+.-]*:\/\/[^\s:/@]*):[^\s/@]+@/gi, `$1:${REMOVED}@`],
];

function scrubText(text: string): string {
  return SECRET_TEXTS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}

function scrubValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return scrubText(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth === DEEPEST) return "[deeper]";
  if (Array.isArray(value)) return value.slice(0, 100).map((entry) => scrubValue(entry, depth + 1));
  return scrub(value, depth + 1);
}

/** A copy of fields for the log: without secrets, by the names of fields and by the look of texts, however deep they are. */
export function scrub(fields: object, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      SECRET_NAME.test(name) && value !== null && value !== undefined ? REMOVED : scrubValue(value, depth),
    ]),
  );
}
