/** What a reader sees of a document: without scripts, letters of every language as themselves (cached pages spell them in ASCII). */
export function readable(html: string): string {
  return html
    .replaceAll(/<script[\s\S]*?<\/script>/g, "")
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#x27;", "'"],
  ["&amp;", "&"],
]);

/** The text of a piece of markup that React wrote, without its elements. */
export function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, "").replaceAll(/&(?:lt|gt|quot|#x27|amp);/g, (name) => ENTITIES.get(name) ?? name);
}
