import { say } from "../messages/said";

/** Cheap first look: sixteen digits or more, or an exponent. A decimal of fifteen digits without one always comes back as it was. */
const SUSPECT = /[\d.]{16}|\d[eE]/;

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** More are not told: the answer stays small whatever was sent. */
const MOST_TOLD = 20;
const MOST_PATH = 200;

/** A number's decimal value in one spelling, so that `1.50e3` and `1500` are the same. */
function decimal(text: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = NUMBER.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const kept = digits.replace(/0+$/, "");
  if (kept === "") return "0";
  return `${sign}${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}

/** Stands where a number stood that would have been changed, until its path is known. */
class Changed {}

/** Paths of what `parseJson` marked, by a walk without recursion. */
function pathsOf(value: unknown): string[] {
  const paths: string[] = [];
  const left: Array<{ value: unknown; path: string }> = [{ value, path: "" }];
  for (let next = left.pop(); next && paths.length < MOST_TOLD; next = left.pop()) {
    const { value: item, path } = next;
    if (item instanceof Changed) paths.push(path.slice(0, MOST_PATH));
    else if (typeof item === "object" && item !== null)
      for (const [name, inner] of Object.entries(item).reverse())
        left.push({ value: inner, path: path === "" ? name : `${path}.${name}` });
  }
  return paths;
}

/**
 * Parses JSON and says which of its numbers JavaScript would change (`9007199254740993`, `1e400`), by dotted path, twenty at most; the
 * path of a bare number is empty. Where there are any the value must not be used. Throws a SyntaxError as `JSON.parse` does. What is not
 * covered: a number that a later member of the same name replaces.
 */
export function parseJson(text: string): { value: unknown; changed: readonly string[] } {
  const value: unknown = JSON.parse(text);
  if (!SUSPECT.test(text)) return { value, changed: [] };
  let found = false;
  const marked: unknown = JSON.parse(text, (_name: string, item: unknown, context?: { source?: string }) => {
    // Not typed yet; a browser without it shows what it parsed.
    const source = context?.source;
    if (typeof item !== "number" || source === undefined) return item;
    if (Number.isFinite(item) && decimal(source) === decimal(String(item))) return item;
    found = true;
    return new Changed();
  });
  return { value, changed: found ? pathsOf(marked) : [] };
}

/** What is said of such a number. */
export const CHANGED_NUMBER = say("portal.numberInexact");
