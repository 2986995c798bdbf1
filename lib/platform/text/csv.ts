/** Most rows of one exported file. */
export const CSV_ROWS = 5_000;

/** A cell that a spreadsheet shows and never works out: what could begin a formula gets an apostrophe before it. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = typeof value === "string" && /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** RFC 4180 text with a head, in UTF-8 with the mark that spreadsheets need for Hebrew. */
export function csvOf(head: readonly string[], rows: ReadonlyArray<ReadonlyArray<string | number>>): string {
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** The file as an answer to a browser; never kept by a cache. */
export function csvResponse(name: string, text: string): Response {
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "private, no-store",
      vary: "Cookie",
    },
  });
}
