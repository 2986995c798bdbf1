import { AppError, type FieldErrors } from "./errors";

const SENTENCE = "This holds a character that cannot be stored.";
/** More are not told: the answer stays small whatever was sent. */
const MOST_FIELDS = 20;
const MOST_PATH = 200;

/** Whether PostgreSQL takes a text as it is: it holds no NUL anywhere, and no half of a surrogate pair in JSON. */
export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/** Throws `invalid_input` with the dotted path of every text in `value` that cannot be stored. Walks without recursion: bodies nest as deep as they like. */
export function storableOrThrow(value: unknown): void {
  const fields: FieldErrors = {};
  const refuse = (path: string) => {
    fields[path.slice(0, MOST_PATH) || "form"] = [SENTENCE];
  };
  const left: Array<{ value: unknown; path: string }> = [{ value, path: "" }];
  for (let next = left.pop(); next && Object.keys(fields).length < MOST_FIELDS; next = left.pop()) {
    const { value: item, path } = next;
    if (typeof item === "string" && !isStorable(item)) refuse(path);
    if (typeof item !== "object" || item === null) continue;
    for (const [name, inner] of Object.entries(item)) {
      if (isStorable(name)) left.push({ value: inner, path: path === "" ? name : `${path}.${name}` });
      else refuse(path);
    }
  }
  if (Object.keys(fields).length > 0) throw new AppError("invalid_input", { fields });
}
