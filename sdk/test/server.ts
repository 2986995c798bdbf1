import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { parseJson } from "../src/json.ts";

export type Seen = { method: string; path: string; headers: IncomingHttpHeaders; text: string; json: unknown };
export type Reply = (res: ServerResponse) => void;
export type TestServer = { url: string; seen: Seen[]; close: () => Promise<void> };

/** A server on a real socket that answers with the given replies in turn, the last one for ever. */
export async function startTestServer(...replies: Reply[]): Promise<TestServer> {
  const seen: Seen[] = [];
  const server = createServer(async (req, res) => {
    let text = "";
    for await (const chunk of req) text += String(chunk);
    seen.push({ method: req.method ?? "", path: req.url ?? "", headers: req.headers, text, json: parseJson(text) });
    (replies[seen.length - 1] ?? replies.at(-1))?.(res);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  return {
    url: `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return (res) =>
    void res.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Breaks the connection. */
export const hangUp: Reply = (res) => void res.destroy();

/** Never answers. */
export const silence: Reply = () => undefined;
