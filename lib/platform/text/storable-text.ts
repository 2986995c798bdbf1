import { AppError } from "../errors";
import { type Said, say } from "../messages/said";
import { groupTexts } from "../own";

const SENTENCE = say("refusals.unstorable");
/** More are not told: the answer stays small whatever was sent. */
const MOST_FIELDS = 20;
const MOST_PATH = 200;

/** Whether PostgreSQL takes a text as it is: it holds no NUL anywhere, and no half of a surrogate pair in JSON. */
export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/** A field of this name is lost when an object is copied, so what is signed would not be what was sent. */
const LOST_NAME = "__proto__";
const LOST = say("refusals.lostName", { lostName: LOST_NAME });

/** Throws `invalid_input` with the dotted path of every name or text in `value` that cannot be stored. Walks without recursion. */
export function storableOrThrow(value: unknown): void {
  const refused = new Map<string, Said>();
  const refuse = (path: string, sentence = SENTENCE) => refused.set(path.slice(0, MOST_PATH) || "form", sentence);
  const left: Array<{ value: unknown; path: string }> = [{ value, path: "" }];
  for (let next = left.pop(); next && refused.size < MOST_FIELDS; next = left.pop()) {
    const { value: item, path } = next;
    if (typeof item === "string" && !isStorable(item)) refuse(path);
    if (typeof item !== "object" || item === null) continue;
    for (const [name, inner] of Object.entries(item)) {
      if (name === LOST_NAME) refuse(path, LOST);
      else if (isStorable(name)) left.push({ value: inner, path: path === "" ? name : `${path}.${name}` });
      else refuse(path);
    }
  }
  if (refused.size === 0) return;
  throw new AppError("invalid_input", { fields: groupTexts(refused) });
}
