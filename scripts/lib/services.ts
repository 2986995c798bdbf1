import { mkdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import type { BuildRecord } from "./build.ts";
import { inRoot } from "./paths.ts";
import type { Settings } from "./settings.ts";
import type { Service } from "./supervisor.ts";

/** Between the ports of web processes, so that the partner app's fits beside the first. */
const WEB_PORT_STEP = 10;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/** The ports of the web processes: PORT, PORT+10, PORT+20 … */
export function webPorts(settings: Settings): number[] {
  return Array.from({ length: settings.webProcesses }, (_, index) => settings.port + index * WEB_PORT_STEP);
}

/** Where a web process can be asked from this machine. */
export function localUrl(settings: Settings, port: number): string {
  const host = settings.host === "0.0.0.0" || settings.host === "::" ? "127.0.0.1" : settings.host;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** One web process; without a build it builds as it goes. */
export function webService(
  settings: Settings,
  env: NodeJS.ProcessEnv,
  build: BuildRecord | undefined,
  port: number,
): Omit<Service, "log"> {
  const args = [
    inRoot("scripts/web.ts"),
    "--port",
    String(port),
    "--hostname",
    settings.host,
    ...(build ? [] : ["--dev"]),
  ];
  const built = build
    ? { NODE_ENV: "production" as const, BUILD_ID: build.buildId, BUILD_STARTED_AT: build.startedAt }
    : {};
  return {
    name: port === settings.port ? "web" : `web-${port}`,
    command: process.execPath,
    args,
    env: { ...env, ...built, PROCESS_URL: localUrl(settings, port) },
  };
}

/** The worker: outbox, deliveries, schedules. */
export function workerService(env: NodeJS.ProcessEnv, build: BuildRecord | undefined): Omit<Service, "log"> {
  const built = build ? { NODE_ENV: "production" as const, BUILD_ID: build.buildId } : {};
  return {
    name: "worker",
    command: process.execPath,
    args: ["--import", "tsx", inRoot("scripts/worker.ts")],
    env: { ...env, ...built },
  };
}

/** The sample partner app: a stranger to the product, so it gets none of its settings. */
export function partnerService(settings: Settings): Omit<Service, "log"> {
  const { PATH, HOME } = process.env;
  return {
    name: "partner-app",
    command: process.execPath,
    args: [inRoot("examples/partner-app/src/server.ts")],
    env: {
      NODE_ENV: "production",
      PATH,
      HOME,
      HOST: "127.0.0.1",
      PORT: String(settings.partnerAppPort),
      PUBLIC_URL: `http://localhost:${settings.partnerAppPort}`,
      PATCHBAY_ISSUER: settings.origin,
      STATE_FILE: join(settings.dataDir, "partner-app.json"),
    },
  };
}

/** In demo mode logs go to files, so that the terminal stays readable; in production to the output, where collectors look. */
export async function withLog(settings: Settings, service: Omit<Service, "log">): Promise<Service> {
  if (settings.mode === "production") return { ...service, log: undefined };
  const dir = join(settings.dataDir, "logs");
  await mkdir(dir, { recursive: true });
  const log = join(dir, `${service.name}.log`);
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(log, `${log}.1`);
  return { ...service, log };
}
