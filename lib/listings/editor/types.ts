import type { ActionResult } from "@/lib/platform/errors";

/** What the editor hears after a save. Not saved means that somebody else saved this section; `base` is then theirs. */
export type SectionSaved = {
  saved: boolean;
  base: string;
  /** The person's text, to fill a form without JavaScript again. */
  values: Record<string, string>;
};

/** Reads an answer that came by way of the page (a form posted without JavaScript); null when it is another form's. */
export function toSaved(answer: ActionResult<unknown> | null): ActionResult<SectionSaved> | null {
  if (!answer?.ok) return answer;
  const { data } = answer;
  if (typeof data !== "object" || data === null || !("saved" in data) || !("base" in data)) return null;
  if (typeof data.saved !== "boolean" || typeof data.base !== "string") return null;
  const values: object = "values" in data && typeof data.values === "object" && data.values !== null ? data.values : {};
  const texts = Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return { ok: true, data: { saved: data.saved, base: data.base, values: Object.fromEntries(texts) } };
}
