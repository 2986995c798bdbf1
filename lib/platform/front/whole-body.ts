import { IncomingMessage } from "node:http";

/** The body of a request in memory, or null when it has more than `most` bytes. */
export async function readWhole(request: IncomingMessage, most: number): Promise<Buffer | null> {
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
  return whole ? Buffer.concat(chunks) : null;
}

/**
 * The same request with a body that was read already, and its length said. For bodies that come without one, which Next reads as far as
 * its own limit and then answers with 500, and for those we look at first.
 */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  const { "transfer-encoding": _chunked, ...headers } = request.headers;
  copy.headers = { ...headers, "content-length": String(body.byteLength) };
  copy.method = request.method ?? "POST";
  copy.url = request.url ?? "/";
  copy.httpVersion = request.httpVersion;
  copy.httpVersionMajor = request.httpVersionMajor;
  copy.httpVersionMinor = request.httpVersionMinor;
  copy.complete = true;
  copy.push(body);
  copy.push(null);
  return copy;
}
