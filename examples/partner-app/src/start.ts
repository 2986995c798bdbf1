import { createServer, type Server } from "node:http";
import { createListener } from "./app.ts";
import type { Config } from "./config.ts";
import { PendingInstalls } from "./pending-installs.ts";
import { Store } from "./store.ts";
import { SwitchBoard } from "./switches.ts";
import { TokenKeeper } from "./tokens.ts";

export type RunningApp = { url: URL; close: () => Promise<void> };

/** Listens, and answers once it does; port 0 takes a free one. */
export async function startApp(config: Config): Promise<RunningApp> {
  const server = createServer({ requestTimeout: 30_000 });
  const address = await listen(server, config);
  const publicUrl = config.publicUrl ?? address;
  const store = new Store(config.settings, config.stateFile);
  const switches = new SwitchBoard();
  const tokens = new TokenKeeper(store, switches);
  server.on("request", createListener({ publicUrl, store, switches, tokens, pending: new PendingInstalls() }));
  return {
    url: publicUrl,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, { host, port }: Config): Promise<URL> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const bound = server.address();
      const actual = typeof bound === "object" && bound !== null ? bound.port : port;
      resolve(new URL(`http://${host.includes(":") ? `[${host}]` : host}:${actual}`));
    });
  });
}
