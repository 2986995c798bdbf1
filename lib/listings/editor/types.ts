import type { ActionResult } from "@/lib/platform/errors";

/** Who saved a section meanwhile: the same person in another tab, or a colleague (null when nobody knows who). */
export type SavedBy = { you: true } | { you: false; name: string | null };

/** What the editor hears after a save. Not saved means that `by` saved this section meanwhile; `base` is then theirs. */
export type SectionSaved = {
  saved: boolean;
  base: string;
  by: SavedBy | null;
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
  const by = "by" in data ? toSavedBy(data.by) : null;
  return { ok: true, data: { saved: data.saved, base: data.base, by, values: Object.fromEntries(texts) } };
}

function toSavedBy(value: unknown): SavedBy | null {
  if (typeof value !== "object" || value === null || !("you" in value)) return null;
  if (value.you === true) return { you: true };
  return { you: false, name: "name" in value && typeof value.name === "string" ? value.name : null };
}
