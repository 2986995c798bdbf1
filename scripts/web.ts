import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import next from "next";
import { brokenRequests, frontDoor, tunnels } from "../lib/platform/front/door.ts";
import { knownPaths } from "../lib/platform/front/pages.ts";
import { SERVER_LIMITS } from "../lib/platform/front/server-limits.ts";
import { root } from "./lib/paths.ts";

// The web process: Next behind our front door. `--dev` builds as it goes.

const { values } = parseArgs({
  options: {
    port: { type: "string" },
    hostname: { type: "string" },
    dev: { type: "boolean", default: false },
  },
});
const port = Number(values.port);
const hostname = values.hostname ?? "127.0.0.1";

const server = createServer({
  ...SERVER_LIMITS,
  // Refused in our own words; Node's would come without our headers.
  requireHostHeader: false,
  // Nothing here speaks another protocol, except Next's own reloading while developing.
  shouldUpgradeCallback: () => values.dev,
});
const app = next({ dev: values.dev, dir: root, hostname, port, httpServer: server });
// Requests that come before Next is ready wait here.
const ready = app.prepare();
const handler = app.getRequestHandler();
// Production mode takes an https origin alone (lib/platform/env.ts), so its answers say so.
const { ORIGIN } = process.env;
const settings = {
  https: ORIGIN?.startsWith("https://") === true,
  development: values.dev,
  ...(ORIGIN ? { origin: ORIGIN } : {}),
};
const readKnown = () =>
  knownPaths(
    readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/")),
    readdirSync(join(root, "public")),
  );
const known = readKnown();
// A page that is being written appears without a new start.
const knows = (path: string) => known(path) || (values.dev && readKnown()(path));
const door = frontDoor(
  async (request, response) => {
    await ready;
    await handler(request, response);
  },
  knows,
  settings,
);
server.on("request", door);
// An expectation nobody here knows is no reason to refuse what was asked.
server.on("checkExpectation", door);
server.on("clientError", brokenRequests(settings));
server.on("connect", tunnels(settings));

/** How long answers that were begun may take once a stop is asked for, milliseconds; the supervisor waits for ten seconds. */
const FINISH_MS = 5_000;

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  // What runs is finished, within bounds: somebody who never reads an answer holds nothing up. Then the rest ends.
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    setTimeout(() => server.closeAllConnections(), values.dev ? 0 : FINISH_MS).unref();
  });
  await app.close();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);

server.on("error", (error) => {
  console.error(error);
  process.exit(1);
});
server.listen(port, hostname);
await ready;
console.log(`Ready on ${hostname}:${port}`);
