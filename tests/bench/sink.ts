import { createServer } from "node:http";

// A receiver in a process of its own: counts, answers 204, tells its parent the port and, when asked, the count.
const seen = new Map<string, number>();
let count = 0;
const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    count += 1;
    const id = `${request.headers["webhook-id"]} ${request.url}`;
    if (request.headers["webhook-id"]) seen.set(id, (seen.get(id) ?? 0) + 1);
    response.writeHead(204).end();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" && address ? address.port : 0 });
});
process.on("message", () => {
  const repeats = [...seen.values()].reduce((sum, times) => sum + times - 1, 0);
  process.send?.({ count, distinct: seen.size, repeats });
  count = 0;
  seen.clear();
});
process.on("disconnect", () => process.exit());
