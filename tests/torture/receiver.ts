import { createServer } from "node:http";
import { Webhook } from "standardwebhooks";

// Partners' servers in a process of their own, with their own books. The path says how one behaves and whose secret it is:
// /ok/<n>, /hole/<n> (never answers), /drip/<n> (a byte at a time), /endless/<n> (a body without end).

type Order = { secrets: Record<string, string[]> } | { report: true };
export type ReceiverReport = { seen: Record<string, number>; firstAt: Record<string, number>; unverified: number };

const secrets = new Map<string, string[]>();
const seen: Record<string, number> = {};
const firstAt: Record<string, number> = {};
let unverified = 0;

function verifies(path: string, body: string, headers: Record<string, string>): boolean {
  return (secrets.get(path) ?? []).some((secret) => {
    try {
      new Webhook(secret).verify(body, headers, { jsonParse: false });
      return true;
    } catch {
      return false;
    }
  });
}

const server = createServer((request, response) => {
  const path = request.url ?? "";
  const behaviour = path.split("/")[1];
  const chunks: Buffer[] = [];
  request.on("error", () => undefined);
  response.on("error", () => undefined);
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    if (behaviour === "hole") return;
    if (behaviour === "drip" || behaviour === "endless") {
      response.writeHead(200);
      const piece = behaviour === "drip" ? "." : "x".repeat(16_384);
      const timer = setInterval(() => response.write(piece), behaviour === "drip" ? 200 : 5);
      response.on("close", () => clearInterval(timer));
      return;
    }
    const body = Buffer.concat(chunks).toString("utf8");
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const key = `${headers["webhook-id"]} ${path}`;
    if (!verifies(path, body, headers)) unverified += 1;
    seen[key] = (seen[key] ?? 0) + 1;
    firstAt[key] ??= Date.now();
    // What a real receiver takes: a database write.
    setTimeout(() => response.writeHead(204).end(), 10);
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" && address ? address.port : 0 });
});
process.on("message", (order: Order) => {
  if ("secrets" in order) {
    for (const [path, list] of Object.entries(order.secrets)) secrets.set(path, list);
    process.send?.({ done: true });
  } else {
    process.send?.({ seen, firstAt, unverified } satisfies ReceiverReport);
  }
});
process.on("disconnect", () => process.exit());
