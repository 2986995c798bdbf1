/** What a form posts, as an object: `a.b` nests, `list[]` repeats into an array, `rows.0.name` builds rows. Files are left out. */
export type FormObject = { [key: string]: FormValue };
type FormValue = string | FormValue[] | FormObject;

/** Most parts of one name; no form of ours has more than three. What is deeper is left out. */
const MOST_PARTS = 8;
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

function assign(target: FormObject, path: readonly string[], value: FormValue): void {
  const [head, ...rest] = path;
  if (head === undefined || FORBIDDEN.has(head)) return;
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  const next = target[head];
  const child: FormObject = next !== undefined && typeof next === "object" && !Array.isArray(next) ? next : {};
  target[head] = child;
  assign(child, rest, value);
}

function rowsToArrays(value: FormValue): FormValue {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  const entries = keys.map((key) => [key, rowsToArrays(value[key] ?? "")] as const);
  if (keys.length > 0 && keys.every((key) => /^\d{1,4}$/.test(key))) {
    return entries.sort(([left], [right]) => Number(left) - Number(right)).map(([, item]) => item);
  }
  return Object.fromEntries(entries);
}

/**
 * No browser posts NUL, and PostgreSQL refuses it: it becomes the sign for what is no character, as HTML itself reads it. A new line is
 * posted as two characters and counted as one by `maxlength`; here it is one again, so that both count alike.
 */
const readable = (text: string) => text.replaceAll("\0", "\ufffd").replaceAll(/\r\n?/g, "\n");

/** Reads a posted form into plain data for a zod schema. Names that Next adds (`$ACTION…`) are skipped. */
export function formToObject(form: FormData): FormObject {
  const result: FormObject = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION") || name.split(".", MOST_PARTS + 1).length > MOST_PARTS) continue;
    const texts = form
      .getAll(name)
      .filter((value) => typeof value === "string")
      .map(readable);
    if (name.endsWith("[]")) assign(result, name.slice(0, -2).split("."), texts);
    else assign(result, name.split("."), texts.at(-1) ?? "");
  }
  const whole = rowsToArrays(result);
  return typeof whole === "object" && !Array.isArray(whole) ? whole : {};
}

/** The texts of a form by field name, to give back to a form that failed; passwords are left out. */
export function formTexts(form: FormData): Record<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of form.entries()) {
    if (typeof value === "string" && !name.startsWith("$ACTION") && !/password|secret|code/i.test(name))
      texts.set(name, value);
  }
  return Object.fromEntries(texts);
}
