const KEY = "patchbay:tab";

/**
 * This browser tab's own random name. It stays through reloads, so that what a tab saved before one is not taken for somebody else's.
 * Empty where the browser keeps nothing; a duplicated tab shares the name.
 */
export function tabName(): string {
  try {
    const kept = sessionStorage.getItem(KEY);
    if (kept !== null) return kept;
    const made = crypto.randomUUID();
    sessionStorage.setItem(KEY, made);
    return made;
  } catch {
    return "";
  }
}
