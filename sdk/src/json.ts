import type { JsonObject } from "./types.ts";

/** True for an object out of `JSON.parse` (not null, not an array); what is inside is JSON by its origin. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The parsed text, or undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
