/** Reading JSON that others wrote: nothing is believed before it is looked at. */

export type JsonRecord = { readonly [key: string]: unknown };

/** True for a JSON object (not null, not an array). */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object under `key`, or an empty one. */
export function recordAt(value: unknown, key: string): JsonRecord {
  const found = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : {};
}

/** The non-empty string under `key`, or null. */
export function textAt(value: unknown, key: string): string | null {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === "string" && found !== "" ? found : null;
}

/** The finite number under `key`, or null. */
export function numberAt(value: unknown, key: string): number | null {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === "number" && Number.isFinite(found) ? found : null;
}

/** The strings of the list under `key`; a missing list is empty. */
export function textsAt(value: unknown, key: string): string[] {
  const found = isRecord(value) ? value[key] : undefined;
  return Array.isArray(found) ? found.filter((item) => typeof item === "string") : [];
}

/** The parsed text, or undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
