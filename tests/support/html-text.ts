/** What a reader sees of a document: without scripts, letters of every language as themselves (cached pages spell them in ASCII). */
export function readable(html: string): string {
  return html
    .replaceAll(/<script[\s\S]*?<\/script>/g, "")
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}
