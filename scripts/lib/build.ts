import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withClient } from "./database.ts";
import { filesUnder } from "./files.ts";
import { leaveMark, marksIn } from "./marks.ts";
import { fromRoot, inRoot } from "./paths.ts";
import { Problem } from "./problem.ts";
import { run } from "./run.ts";

/** What the served files were made from; written when a build is whole, so a killed one leaves none. */
export type BuildRecord = {
  readonly fingerprint: string;
  /** Names the build to the browser and to other web processes. */
  readonly buildId: string;
  /** When it began, by the database's clock: what changed in public content since then is stale in it. */
  readonly startedAt: string;
};

const SOURCES = ["app", "components", "lib", "messages", "public", "sdk/src", "prisma/schema"];
const SINGLE_FILES = [
  "next.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "instrumentation.ts",
  "tsconfig.json",
  "package-lock.json",
];
const BUILD_SETTINGS = ["PATCHBAY_MODE", "ORIGIN", "DEMO_HOST"] as const;

function recordIn(buildDir: string): string {
  return join(buildDir, "patchbay-build.json");
}

function marksOf(buildDir: string): string {
  return join(buildDir, "patchbay-serving");
}

/** Says that this process serves what is built there, so that nobody builds under its feet; gives the way to take that back. */
export function markServing(buildDir: string): () => void {
  return leaveMark(marksOf(buildDir));
}

function refuseWhenServed(buildDir: string): void {
  const [server] = marksIn(marksOf(buildDir));
  if (server === undefined) return;
  throw new Problem(
    `Process ${server} serves the build in ${buildDir} and a new one is needed: end it first, or build elsewhere with BUILD_DIR.`,
  );
}

function matters(file: string): boolean {
  return !/\.test\.tsx?$/.test(file) && !file.startsWith(join("lib", "platform", "generated"));
}

/** Pages are prerendered from a database: the same sources over another one are another build. */
function databaseIdentity(ownerUrl: string): Promise<string> {
  return withClient("MIGRATE_DATABASE_URL", ownerUrl, async (client) => {
    const { rows } = await client.query<{ identity: string }>(
      "SELECT system_identifier || '/' || (SELECT oid FROM pg_database WHERE datname = current_database()) AS identity FROM pg_control_system()",
    );
    return rows[0]?.identity ?? "";
  });
}

async function fingerprint(env: NodeJS.ProcessEnv, ownerUrl: string): Promise<string> {
  const nested = await Promise.all(SOURCES.map((source) => filesUnder(inRoot(source))));
  const files = [...nested.flat().map(fromRoot).filter(matters), ...SINGLE_FILES].sort();
  const hash = createHash("sha256");
  for (const file of files) {
    const content = await readFile(inRoot(file)).catch(() => undefined);
    if (content) hash.update(file).update("\0").update(createHash("sha256").update(content).digest());
  }
  for (const name of BUILD_SETTINGS) hash.update(`${name}=${env[name] ?? ""}\0`);
  return hash.update(await databaseIdentity(ownerUrl)).digest("hex");
}

/** The record of what was built there; undefined when there is none or it is not whole. */
export async function readBuild(buildDir: string): Promise<BuildRecord | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(recordIn(buildDir), "utf8"));
    if (typeof value !== "object" || value === null) return undefined;
    const { fingerprint: made, buildId, startedAt }: Partial<Record<keyof BuildRecord, unknown>> = value;
    return typeof made === "string" && typeof buildId === "string" && typeof startedAt === "string"
      ? { fingerprint: made, buildId, startedAt }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Makes the next start build again, for example because the data it was made from was replaced. */
export async function forgetBuild(buildDir: string): Promise<void> {
  refuseWhenServed(buildDir);
  await rm(recordIn(buildDir), { force: true });
}

/** Removes Next's generated route types: those of pages that are gone would fail the type check. */
export async function forgetRouteTypes(buildDir: string): Promise<void> {
  for (const types of ["types", "dev/types"]) await rm(join(buildDir, types), { recursive: true, force: true });
}

/**
 * Builds with Next into a folder of the checkout when anything that matters changed since its last whole build; gives the record
 * of what is there now.
 *
 * @throws Problem when the folder is served: its server would be left without files it has not read yet
 */
export async function buildWhenNeeded(
  buildDir: string,
  env: NodeJS.ProcessEnv,
  ownerUrl: string,
  signal?: AbortSignal,
): Promise<{ record: BuildRecord; built: boolean }> {
  const wanted = await fingerprint(env, ownerUrl);
  const had = await readBuild(buildDir);
  if (had?.fingerprint === wanted) return { record: had, built: false };
  await forgetBuild(buildDir);
  await forgetRouteTypes(buildDir);
  const startedAt = await withClient("MIGRATE_DATABASE_URL", ownerUrl, async (client) => {
    const { rows } = await client.query<{ now: Date }>("SELECT clock_timestamp() AS now");
    return (rows[0]?.now ?? new Date(0)).toISOString();
  });
  const record: BuildRecord = {
    fingerprint: wanted,
    buildId: createHash("sha256").update(`${wanted} ${startedAt}`).digest("hex").slice(0, 16),
    startedAt,
  };
  await run(process.execPath, [inRoot("node_modules/next/dist/bin/next"), "build"], {
    env: { ...env, NODE_ENV: "production", BUILD_ID: record.buildId, LOG_LEVEL: "warn" },
    failure: "The production build failed.",
    ...(signal ? { signal } : {}),
  });
  await writeFile(recordIn(buildDir), `${JSON.stringify(record)}\n`);
  return { record, built: true };
}
