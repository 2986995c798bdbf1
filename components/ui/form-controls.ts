export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** A form's texts: name and value, in the form's order; an unticked box has none. */
export type Entries = ReadonlyArray<readonly [string, string]>;

/** The named controls a person writes into; buttons and hidden fields are none. */
export function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement ||
        element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement) &&
      element.name !== "" &&
      !SKIPPED.has(element.type),
  );
}

const SKIPPED = new Set(["hidden", "file", "password", "submit", "button", "reset"]);

export function isTick(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");
}

/** The values of each name, in order. */
function valuesByName(entries: Entries): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of entries) values.set(name, [...(values.get(name) ?? []), value]);
  return values;
}

/** Writes texts into controls and says so by `change`: ticks by value, the n-th text of a name into the n-th control of it. */
export function fillControls(controls: readonly Control[], entries: Entries): void {
  const values = valuesByName(entries);
  const next = new Map<string, number>();
  for (const control of controls) {
    const own = values.get(control.name) ?? [];
    if (isTick(control)) {
      const ticked = own.includes(control.value);
      if (ticked === control.checked) continue;
      control.checked = ticked;
    } else {
      const at = next.get(control.name) ?? 0;
      next.set(control.name, at + 1);
      const value = own[at];
      if (value === undefined || value === control.value) continue;
      control.value = value;
    }
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** Whether somebody wrote or ticked something that the page did not come with. */
export function isWrittenIn(form: HTMLFormElement): boolean {
  return controlsOf(form).some((control) => {
    if (isTick(control)) return control.checked !== control.defaultChecked;
    if (control instanceof HTMLSelectElement)
      return [...control.options].some((one) => one.selected !== one.defaultSelected);
    return control.value !== control.defaultValue;
  });
}

/** Whether every text has a control of its own: a form that has fewer or more rows by now is another one. */
export function fits(controls: readonly Control[], entries: Entries): boolean {
  const values = valuesByName(entries);
  for (const [name, own] of values) {
    const same = controls.filter((control) => control.name === name);
    if (same.length === 0 || (!same.some(isTick) && same.length !== own.length)) return false;
  }
  return controls.every((control) => isTick(control) || values.has(control.name));
}
