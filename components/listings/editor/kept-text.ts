/** A form's texts as they were when they could not be saved. */
export type KeptText = { at: number; entries: ReadonlyArray<readonly [string, string]> };

const PREFIX = "patchbay:unsaved:";
/** Fields that say where a save goes, not what it says. */
const FRAME = new Set(["base", "go", "do"]);

function textsOf(data: FormData): Array<readonly [string, string]> {
  const texts: Array<readonly [string, string]> = [];
  for (const [name, value] of data) {
    if (typeof value === "string" && !FRAME.has(name) && !name.startsWith("$ACTION")) texts.push([name, value]);
  }
  return texts;
}

/** Keeps a form's texts on this device until they are saved. A browser that keeps nothing (private mode, full) is no error. */
export function keepText(key: string, data: FormData): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), entries: textsOf(data) }));
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

/** What was kept and differs from what the form says now; null when there is nothing to put back. */
export function readKeptText(key: string, now: FormData): KeptText | null {
  try {
    const kept = parseKeptText(localStorage.getItem(PREFIX + key));
    if (kept && JSON.stringify(kept.entries) !== JSON.stringify(textsOf(now))) return kept;
  } catch {
    // As above.
  }
  return null;
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
  return { at: value.at, entries };
}

/** The kept texts as a form to post. */
export function toFormData(kept: KeptText): FormData {
  const data = new FormData();
  for (const [name, text] of kept.entries) data.append(name, text);
  return data;
}
