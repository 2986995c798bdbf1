/** A request as the reference shows and sends it. */
export type PlainRequest = {
  method: string;
  url: string;
  headers: ReadonlyArray<readonly [name: string, value: string]>;
  body: string | null;
};

/** A text as one word of a shell: in single quotes, whatever is in it. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The same request as a curl command, to paste into a shell. */
export function curlLine({ method, url, headers, body }: PlainRequest): string {
  const parts = [`curl -i${method === "GET" ? "" : ` -X ${method}`} ${quote(url)}`];
  for (const [name, value] of headers) parts.push(`-H ${quote(`${name}: ${value}`)}`);
  if (body !== null) parts.push(`--data-raw ${quote(body)}`);
  return parts.join(" \\\n  ");
}
