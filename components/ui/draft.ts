/** Fields whose text must never be written to the browser's storage. */
const SECRET = /password|secret|token|code|\bcvc?\b/i;
const SKIPPED = new Set(["hidden", "file", "password", "submit", "button", "reset"]);

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement ||
        element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement) &&
      element.name !== "" &&
      !SKIPPED.has(element.type) &&
      !SECRET.test(element.name),
  );
}

function isTick(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");
}

/** Keeps what is typed into a form for this browser tab, so that going away and back loses nothing. */
export function saveDraft(key: string, form: HTMLFormElement): void {
  const entries = controlsOf(form)
    .filter((control) => !isTick(control) || control.checked)
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
  for (const control of controlsOf(form)) {
    const values = kept.filter(([name]) => name === control.name).map(([, value]) => value);
    const [first] = values;
    if (isTick(control)) control.checked = values.includes(control.value);
    else if (first !== undefined) control.value = first;
  }
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
