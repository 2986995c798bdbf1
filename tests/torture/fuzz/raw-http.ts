import { connect } from "node:net";

/** One request as it goes over the wire; nothing is checked or encoded, which clients would do. */
export type RawRequest = {
  method: string;
  target: string;
  headers: ReadonlyArray<readonly [name: string, value: string]>;
  body: string;
  /** Sends the body in chunks, without a length. */
  chunked: boolean;
};

/** What came back: the last status line and its headers, and the beginning of the body. */
export type RawAnswer = { status: number; headers: ReadonlyMap<string, string>; text: string; seconds: number };

const MOST_KEPT = 64 * 1024;

/** The bytes of a request. Every one closes its connection, so that the end of the answer is the end of the connection. */
export function bytesOf(request: RawRequest, host: string): Buffer {
  const body = Buffer.from(request.body, "utf8");
  const has = (name: string) => request.headers.some(([own]) => own.toLowerCase() === name);
  const length = request.chunked
    ? ["Transfer-Encoding: chunked"]
    : body.length > 0 || request.method === "POST"
      ? [`Content-Length: ${body.length}`]
      : [];
  const lines = [
    `${request.method} ${request.target} HTTP/1.1`,
    ...(has("host") ? [] : [`Host: ${host}`]),
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
    ...length,
    "Connection: close",
  ];
  const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "utf8");
  if (!request.chunked) return Buffer.concat([head, body]);
  const chunk = body.length > 0 ? [Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from("\r\n")] : [];
  return Buffer.concat([head, ...chunk, Buffer.from("0\r\n\r\n")]);
}

function parse(received: Buffer, seconds: number): RawAnswer | null {
  let text = received.toString("latin1");
  // An interim answer (100 Continue) comes before the real one.
  while (/^HTTP\/1\.1 1\d\d /.test(text)) text = text.slice(text.indexOf("\r\n\r\n") + 4);
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1];
  const end = text.indexOf("\r\n\r\n");
  if (status === undefined || end < 0) return null;
  const headers = new Map<string, string>();
  for (const line of text.slice(0, end).split("\r\n").slice(1)) {
    const colon = line.indexOf(":");
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { status: Number(status), headers, text: text.slice(end + 4), seconds };
}

/** Sends one request and reads its answer to the end; null when the connection ended without one, or `limitMs` passed. */
export function exchange(port: number, bytes: Buffer, limitMs: number): Promise<RawAnswer | null> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const socket = connect(port, "127.0.0.1");
    const parts: Buffer[] = [];
    let kept = 0;
    const done = () => {
      clearTimeout(limit);
      socket.destroy();
      resolve(parse(Buffer.concat(parts), (performance.now() - begun) / 1000));
    };
    const limit = setTimeout(done, limitMs);
    socket.on("connect", () => socket.write(bytes));
    socket.on("data", (part) => {
      if (kept < MOST_KEPT) parts.push(part);
      kept += part.length;
    });
    // A server may end the connection while the body is still on its way; what it said before counts.
    socket.on("error", done);
    socket.on("close", done);
  });
}
