import { createServer, type Server } from "node:http";
import { createListener } from "./app.ts";
import type { Config } from "./config.ts";
import type { App } from "./context.ts";
import { textAt } from "./json.ts";
import { PendingInstalls } from "./pending-installs.ts";
import { emptySettings, type Settings } from "./settings.ts";
import { readListingSite } from "./site-facts.ts";
import { StateFile, type StatePart } from "./state-file.ts";
import { Store } from "./store.ts";
import { SwitchBoard } from "./switches.ts";
import { TokenKeeper } from "./tokens.ts";

export type RunningApp = { url: URL; close: () => Promise<void> };

/** Listens, and answers once it does; port 0 takes a free one. */
export async function startApp(config: Config): Promise<RunningApp> {
  const server = createServer({ requestTimeout: 30_000 });
  const address = await listen(server, config);
  const publicUrl = config.publicUrl ?? address;
  server.on("request", createListener(createApps(config, publicUrl)));
  return {
    url: publicUrl,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The app of the settings page, with those of the state file under `/apps/<name>/`. */
function createApps(config: Config, publicUrl: URL): App {
  const file = new StateFile(config.stateFile);
  const others = new Map<string, App>();
  const sites = new Map([...file.sites()].map(([name, saved]) => [name, readListingSite(saved)]));
  const create = (name: string, url: URL, settings: Settings, part: StatePart): App => {
    const store = new Store(settings, part);
    const switches = new SwitchBoard();
    const tokens = new TokenKeeper(store, switches);
    return { name, publicUrl: url, store, switches, tokens, pending: new PendingInstalls(), others, sites };
  };
  for (const name of file.names()) {
    const part = file.partOf(name);
    const settings = { ...emptySettings(), issuer: config.settings.issuer };
    others.set(name, create(textAt(part.saved, "name") ?? name, new URL(`/apps/${name}/`, publicUrl), settings, part));
  }
  return create("Example partner app", new URL("/", publicUrl), config.settings, file.own());
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
