/** The anchor of a heading: "3. Turn the code into tokens" gives `turn-the-code-into-tokens`. */
export function headingId(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\d+\.\s*/, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** The second-level headings of a Markdown text, outside code. */
export function headingsOf(markdown: string): Array<{ id: string; title: string }> {
  const prose = markdown.replaceAll(/```[\s\S]*?```/g, "");
  return [...prose.matchAll(/^## (.+)$/gm)].map(([, title = ""]) => ({
    id: headingId(title),
    title: title.replace(/^\d+\.\s*/, ""),
  }));
}
