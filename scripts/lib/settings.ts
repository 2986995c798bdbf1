import { existsSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { type DatabaseUrls, parseDatabaseUrl } from "./database.ts";
import { fromRoot, inRoot, root } from "./paths.ts";
import { Problem } from "./problem.ts";

/** Everything the scripts decide from the environment; `.env.example` says what each name means. */
export type Settings = {
  readonly mode: "demo" | "production";
  readonly port: number;
  readonly host: string;
  readonly origin: string;
  readonly dataDir: string;
  /** Where Next builds to, inside the checkout; whoever builds for another purpose takes another folder. */
  readonly buildDir: string;
  readonly demoHost: boolean;
  readonly webProcesses: number;
  readonly partnerAppPort: number;
  /** The addresses given from outside; undefined means the embedded server under the data folder. */
  readonly external: DatabaseUrls | undefined;
  /** A port for the embedded server that was asked for by name. */
  readonly embeddedPort: number | undefined;
};

type Env = Readonly<Record<string, string | undefined>>;

function numberOf(env: Env, name: string, fallback: number, max: number): number {
  const text = env[name];
  if (text === undefined || text === "") return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > max)
    throw new Problem(`${name} must be a whole number from 1 to ${max}, not "${text}".`);
  return value;
}

function choice<T extends string>(env: Env, name: string, fallback: T, allowed: readonly T[]): T {
  const text = env[name] || fallback;
  const found = allowed.find((value) => value === text);
  if (!found) throw new Problem(`${name} must be ${allowed.join(" or ")}, not "${text}".`);
  return found;
}

function externalUrls(env: Env): DatabaseUrls | undefined {
  const app = env.DATABASE_URL || undefined;
  const owner = env.MIGRATE_DATABASE_URL || undefined;
  if (!app && owner) throw new Problem("MIGRATE_DATABASE_URL is set but DATABASE_URL is not: set both, or neither.");
  if (!app) return undefined;
  parseDatabaseUrl("DATABASE_URL", app);
  if (owner) parseDatabaseUrl("MIGRATE_DATABASE_URL", owner);
  return { app, owner: owner ?? app };
}

function buildDir(env: Env): string {
  const folder = fromRoot(resolve(root, env.BUILD_DIR || ".next"));
  if (folder === "" || folder.startsWith("..") || isAbsolute(folder))
    throw new Problem(`BUILD_DIR must be a folder inside the checkout, such as .next, not "${env.BUILD_DIR}".`);
  return inRoot(folder);
}

const REQUIRED_IN_PRODUCTION = ["ORIGIN", "PATCHBAY_SECRET", "ENCRYPTION_KEYS", "DATABASE_URL"] as const;

function checkProduction(env: Env, origin: string): void {
  const missing = REQUIRED_IN_PRODUCTION.filter((name) => !env[name]);
  if (missing.length > 0)
    throw new Problem(
      `PATCHBAY_MODE=production needs ${missing.join(", ")}: set ${missing.length > 1 ? "them" : "it"} and start again.`,
    );
  if (new URL(origin).protocol !== "https:") throw new Problem("ORIGIN must begin with https:// in production.");
}

function checkOrigin(origin: string): void {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (url?.origin !== origin)
    throw new Problem(
      `ORIGIN must be a bare address such as https://market.example.com, without a path, not "${origin}".`,
    );
}

/** Reads the settings from an environment; a value that cannot work is a Problem that names it. */
export function readSettings(env: Env): Settings {
  const mode = choice(env, "PATCHBAY_MODE", "demo", ["demo", "production"]);
  const port = numberOf(env, "PORT", 3000, 65_000);
  const origin = env.ORIGIN || `http://localhost:${port}`;
  checkOrigin(origin);
  if (mode === "production") checkProduction(env, origin);
  return {
    mode,
    port,
    host: env.HOST || (mode === "demo" ? "127.0.0.1" : "0.0.0.0"),
    origin,
    dataDir: resolve(root, env.DATA_DIR || ".data"),
    buildDir: buildDir(env),
    demoHost: choice(env, "DEMO_HOST", mode === "demo" ? "on" : "off", ["on", "off"]) === "on",
    webProcesses: numberOf(env, "WEB_PROCESSES", 1, 64),
    partnerAppPort: numberOf(env, "PARTNER_APP_PORT", port + 1, 65_535),
    external: externalUrls(env),
    embeddedPort: env.EMBEDDED_DB_PORT ? numberOf(env, "EMBEDDED_DB_PORT", 5432, 65_535) : undefined,
  };
}

/** Reads `.env` of the checkout into the environment; what is set already wins. */
export function loadDotEnv(): void {
  const file = inRoot(".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/** The environment for a child process: everything resolved, so that no two processes can read it differently. */
export function childEnv(
  settings: Settings,
  urls: DatabaseUrls,
  secrets: { readonly patchbaySecret: string; readonly encryptionKeys: string },
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATCHBAY_MODE: settings.mode,
    PORT: String(settings.port),
    HOST: settings.host,
    ORIGIN: settings.origin,
    // next-auth asks for its own address by this name.
    NEXTAUTH_URL: settings.origin,
    DATA_DIR: settings.dataDir,
    BUILD_DIR: fromRoot(settings.buildDir),
    DEMO_HOST: settings.demoHost ? "on" : "off",
    WEB_PROCESSES: String(settings.webProcesses),
    PARTNER_APP_PORT: String(settings.partnerAppPort),
    DATABASE_URL: urls.app,
    MIGRATE_DATABASE_URL: urls.owner,
    PATCHBAY_SECRET: process.env.PATCHBAY_SECRET || secrets.patchbaySecret,
    ENCRYPTION_KEYS: process.env.ENCRYPTION_KEYS || secrets.encryptionKeys,
    ...(settings.mode === "demo" && !process.env.PARTNER_APP_URL
      ? { PARTNER_APP_URL: `http://localhost:${settings.partnerAppPort}` }
      : {}),
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
