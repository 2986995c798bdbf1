import { type Control, controlsOf, fillControls, isTick } from "./form-controls";

/** Fields whose text must never be written to the browser's storage. */
const SECRET = /password|secret|token|code|\bcvc?\b/i;

function openControls(form: HTMLFormElement): Control[] {
  return controlsOf(form).filter((control) => !SECRET.test(control.name));
}

/** Part of a form that saves itself marks what the server has by `data-saved="true"`: that needs no draft. */
function isStored(control: Control): boolean {
  return control.closest('[data-saved="true"]') !== null;
}

/** Keeps what is typed into a form for this browser tab, so that going away and back loses nothing. */
export function saveDraft(key: string, form: HTMLFormElement): void {
  const entries = openControls(form)
    .filter((control) => !isStored(control) && (!isTick(control) || control.checked))
    .map((control) => [control.name, control.value]);
  try {
    sessionStorage.setItem(key, JSON.stringify(entries));
  } catch {
    // Storage may be refused or full: the form then works without a draft.
  }
}

/** Puts a kept draft back into its form; true when there was one. */
export function restoreDraft(key: string, form: HTMLFormElement): boolean {
  const kept = readDraft(key);
  if (kept === null) return false;
  const names = new Set(kept.map(([name]) => name));
  const controls = openControls(form).filter((control) => !isStored(control) || names.has(control.name));
  fillControls(controls, kept);
  return true;
}

/** Forgets a draft, once what it held has arrived. */
export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept either.
  }
}

function readDraft(key: string): Array<readonly [string, string]> | null {
  try {
    const parsed: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (!Array.isArray(parsed)) return null;
    return parsed.filter(
      (entry): entry is [string, string] =>
        Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === "string"),
    );
  } catch {
    return null;
  }
}
