import { MAX_JSON_LEVELS } from "../json/nesting.ts";

// React reads the arguments of an action by recursion before any code of ours sees them, and fails on what is nested some thousands deep.

const [QUOTE, BACKSLASH] = ['"'.charCodeAt(0), "\\".charCodeAt(0)];
const OPENS = new Set(["[", "{"].map((sign) => sign.charCodeAt(0)));
const CLOSES = new Set(["]", "}"].map((sign) => sign.charCodeAt(0)));

/** Whether JSON is nested no deeper than `most` levels, without parsing it. Text that is no JSON gets some answer. */
function isShallow(json: Buffer, most: number): boolean {
  let level = 0;
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at] ?? 0;
    if (inText) {
      if (sign === BACKSLASH) at++;
      else if (sign === QUOTE) inText = false;
    } else if (sign === QUOTE) inText = true;
    else if (OPENS.has(sign) && ++level > most) return false;
    else if (CLOSES.has(sign)) level--;
  }
  return true;
}

/** Parts that React wrote and reads as JSON have a number for a name; a form's own fields never do. */
const REACTS_OWN = /\bname="(?:\$ACTION_\w*:)?\d+"(?!.*filename)/i;

function* partsOf(body: Buffer, boundary: string): Generator<{ head: string; content: Buffer }> {
  const mark = Buffer.from(`--${boundary}`);
  for (let from = body.indexOf(mark); from !== -1; ) {
    const next = body.indexOf(mark, from + mark.length);
    const part = body.subarray(from + mark.length, next === -1 ? body.length : next);
    const split = part.indexOf("\r\n\r\n");
    if (split !== -1) yield { head: part.toString("latin1", 0, split), content: part.subarray(split + 4) };
    from = next;
  }
}

/** Whether what a page is posted may be an action's arguments. An ordinary form of another kind is not read. */
export function mayBeAction(headers: Readonly<Record<string, unknown>>): boolean {
  return headers["next-action"] !== undefined || /^multipart\//i.test(String(headers["content-type"] ?? ""));
}

/** Whether an action's arguments are nested more deeply than any JSON from outside may be. */
export function isActionTooDeep(body: Buffer, contentType: string): boolean {
  const boundary = /^multipart\/.*;\s*boundary="?([^";]+)/i.exec(contentType)?.[1];
  // The list of the arguments and the object in it are levels too.
  const most = MAX_JSON_LEVELS + 2;
  if (boundary === undefined) return !isShallow(body, most);
  for (const { head, content } of partsOf(body, boundary))
    if (REACTS_OWN.test(head) && !isShallow(content, most)) return true;
  return false;
}
