import type { ActionResult } from "@/lib/platform/errors";

/** A text that the answer of an action shows this once; null when it failed or was not sent. */
export function shownOnce(result: ActionResult<unknown> | null, name: string): string | null {
  if (!result?.ok || typeof result.data !== "object" || result.data === null) return null;
  const value: unknown = Reflect.get(result.data, name);
  return typeof value === "string" ? value : null;
}
