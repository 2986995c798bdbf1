import { controlsOf, type Entries, fillControls, fits } from "@/components/ui/form-controls";

/** Not sent yet, sent as the page went, or saved: the page that follows may have been read just before. */
type Way = "waits" | "sent" | "arrived";

/** A form's texts as they were when they could not be saved yet, what the form was made from, and how far they came. */
export type KeptText = { at: number; base: string; way: Way; entries: Entries };

const PREFIX = "patchbay:unsaved:";
/** Fields that say where a save goes, not what it says. */
const FRAME = new Set(["base", "tab", "go", "do"]);
/** How long a save that left with the page may take to show in the page that follows. */
const UNDER_WAY_MS = 60_000;

function textsOf(data: FormData): Array<readonly [string, string]> {
  const texts: Array<readonly [string, string]> = [];
  for (const [name, value] of data) {
    if (typeof value === "string" && !FRAME.has(name) && !name.startsWith("$ACTION")) texts.push([name, value]);
  }
  return texts;
}

/** Keeps a form's texts on this device until they are saved. A browser that keeps nothing (private mode, full) is no error. */
export function keepText(key: string, data: FormData, base: string, way: Way = "waits"): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), base, way, entries: textsOf(data) }));
  } catch {
    // Nothing to do: the text is still in the form.
  }
}

/** Forgets what was kept. */
export function dropKeptText(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // As above.
  }
}

/** What was kept and differs from what the form says now; null when there is nothing to put back. `base` is what the form is made from. */
export function readKeptText(key: string, now: FormData, base: string): KeptText | null {
  try {
    const kept = parseKeptText(localStorage.getItem(PREFIX + key));
    if (!kept || sameTexts(kept.entries, textsOf(now))) return null;
    // Sent as the last page went, and the section changed since: that was this text, as the server writes it.
    const isRecent = Date.now() - kept.at < UNDER_WAY_MS;
    if (kept.way === "sent" && kept.base !== base && isRecent) return null;
    // Saved: only a page that was read just before that lacks it.
    if (kept.way === "arrived" && (kept.base !== base || !isRecent)) return null;
    return kept;
  } catch {
    return null;
  }
}

/** Whether two forms say the same; white space at an end of a text does not count, since it is not stored. */
function sameTexts(left: Entries, right: Entries): boolean {
  const trimmed = (entries: Entries) => JSON.stringify(entries.map(([name, text]) => [name, text.trim()]));
  return trimmed(left) === trimmed(right);
}

/**
 * Writes kept texts into the form they came from. False, and nothing changed, when the form has other rows by now: then the texts can
 * only be sent.
 */
export function putIntoForm(form: HTMLFormElement, kept: KeptText): boolean {
  const controls = controlsOf(form);
  const written = new Set(controls.map(({ name }) => name));
  const hidden = (entries: Entries) => JSON.stringify(entries.filter(([name]) => !written.has(name)));
  const entries = kept.entries.filter(([name]) => written.has(name));
  if (hidden(kept.entries) !== hidden(textsOf(new FormData(form))) || !fits(controls, entries)) return false;
  fillControls(controls, entries);
  return true;
}

/** Reads what was stored; null when it is missing or of another shape. */
export function parseKeptText(stored: string | null): KeptText | null {
  if (stored === null) return null;
  const value: unknown = JSON.parse(stored);
  if (typeof value !== "object" || value === null || !("at" in value) || !("entries" in value)) return null;
  if (typeof value.at !== "number" || !Array.isArray(value.entries)) return null;
  const entries = value.entries.flatMap((entry: unknown): Array<readonly [string, string]> => {
    if (!Array.isArray(entry)) return [];
    const [name, text]: unknown[] = entry;
    return typeof name === "string" && typeof text === "string" ? [[name, text]] : [];
  });
  const base = "base" in value && typeof value.base === "string" ? value.base : "";
  const way = "way" in value && (value.way === "sent" || value.way === "arrived") ? value.way : "waits";
  return { at: value.at, base, way, entries };
}

/** The kept texts as a form to post. */
export function toFormData(kept: KeptText): FormData {
  const data = new FormData();
  for (const [name, text] of kept.entries) data.append(name, text);
  return data;
}
