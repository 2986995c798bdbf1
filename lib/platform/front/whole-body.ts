import { IncomingMessage } from "node:http";

/**
 * The same request with its body in memory and its length said, or null when it has more than `most` bytes. For bodies that come without
 * a length: Next reads those as far as its own limit and then answers 500.
 */
export async function withWholeBody(request: IncomingMessage, most: number): Promise<IncomingMessage | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Not `for await`: leaving such a loop ends the connection, and the answer could not be sent.
  const whole = await new Promise<boolean>((resolve, reject) => {
    request.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > most) resolve(false);
      else chunks.push(chunk);
    });
    request.on("end", () => resolve(true));
    request.on("error", reject);
  });
  if (!whole) return null;
  const copy = new IncomingMessage(request.socket);
  const { "transfer-encoding": _chunked, ...headers } = request.headers;
  copy.headers = { ...headers, "content-length": String(size) };
  copy.method = request.method ?? "POST";
  copy.url = request.url ?? "/";
  copy.httpVersion = request.httpVersion;
  copy.httpVersionMajor = request.httpVersionMajor;
  copy.httpVersionMinor = request.httpVersionMinor;
  copy.complete = true;
  for (const chunk of chunks) copy.push(chunk);
  copy.push(null);
  return copy;
}
