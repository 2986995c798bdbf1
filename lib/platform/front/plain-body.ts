// Why: Node writes a body of ASCII letters several times faster than one with letters beyond Latin-1, and a cached page is written
// again for every reader. One "–" or one word in another script makes the whole text slow. Nothing of the product is imported here:
// Next loads cache-handler.ts, which uses this, on its own.

/** Above this share of other letters (a Hebrew page) the longer spelling would cost more than it saves. */
const MOST_SHARE = 0.02;

const OTHER = /[^\0-\x7f]/g;
const LETTER = /[^\0-\x7f]/gu;
const SCRIPT_OR_STYLE = /(<(?:script|style)\b[^>]*>)([\s\S]*?)(<\/(?:script|style)>)/gi;

const inText = (text: string) => text.replace(LETTER, (letter) => `&#x${letter.codePointAt(0)?.toString(16)};`);

/** Spelled as JavaScript and JSON strings spell it; code never holds such letters outside strings here, only Next's page data does. */
const inScript = (text: string) =>
  text.replace(OTHER, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * The same document in ASCII: other letters as character references in text and attributes, as `\u` escapes in scripts. Style sheets
 * know neither, so a document with other letters in one stays as it is, as does one that is written in another script.
 */
export function plainBody(html: string): string {
  const others = html.match(OTHER)?.length ?? 0;
  if (others === 0 || others > html.length * MOST_SHARE) return html;
  let plain = "";
  let from = 0;
  for (const found of html.matchAll(SCRIPT_OR_STYLE)) {
    const [whole, open = "", inside = "", close = ""] = found;
    if (/^<style/i.test(open) && inText(inside) !== inside) return html;
    plain += inText(html.slice(from, found.index)) + inText(open) + inScript(inside) + close;
    from = found.index + whole.length;
  }
  plain += inText(html.slice(from));
  // Pieces of a string of wide letters stay wide in memory, whatever they hold; read from bytes it is one flat narrow string.
  return Buffer.from(plain, "latin1").toString("latin1");
}
