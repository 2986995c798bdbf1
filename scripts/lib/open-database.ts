import { createDatabase } from "./create-database.ts";
import { APP_ROLE, type DatabaseUrls, ensureDatabaseAndRoles, withClient } from "./database.ts";
import { hasDatabase, runningPort, startPostgres } from "./postgres.ts";
import { Problem } from "./problem.ts";
import { claim, ownerOf } from "./run-file.ts";
import { readOrMakeSecrets, type Secrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import { embeddedPort } from "./stored-port.ts";

/** A database that is there, with its roles. */
export type OpenDatabase = {
  readonly urls: DatabaseUrls;
  readonly secrets: Pick<Secrets, "patchbaySecret" | "encryptionKeys">;
  /** The superuser's address of the embedded server, for backups; undefined for an external one. */
  readonly superuser: string | undefined;
  /** Resolves when a server that we started ends, asked to or not; never for any other. */
  readonly ended: Promise<void>;
  /** Stops what we started. */
  close(): Promise<void>;
};

const EMBEDDED_DATABASE = "patchbay";
const EMBEDDED_OWNER = "patchbay_owner";

/** Creates what is missing in the embedded server; the owner is no superuser, as on a server of one's own. */
async function ensureEmbedded(port: number, secrets: Secrets): Promise<{ urls: DatabaseUrls; superuser: string }> {
  const address = (user: string, password: string, database: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
  const superuser = address("postgres", secrets.superuserPassword, "postgres");
  await withClient("the embedded database", superuser, async (client) => {
    for (const [role, password] of [
      [EMBEDDED_OWNER, secrets.ownerPassword],
      [APP_ROLE, secrets.appPassword],
    ] as const) {
      const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
      if (rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    }
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [EMBEDDED_DATABASE]);
    if (rowCount === 0) await createDatabase(client, EMBEDDED_DATABASE, EMBEDDED_OWNER);
  });
  const owner = address(EMBEDDED_OWNER, secrets.ownerPassword, EMBEDDED_DATABASE);
  return { urls: { owner, app: address(APP_ROLE, secrets.appPassword, EMBEDDED_DATABASE) }, superuser };
}

const never = new Promise<void>(() => undefined);

async function openExternal(settings: Settings, urls: DatabaseUrls): Promise<OpenDatabase> {
  await ensureDatabaseAndRoles(urls);
  const { PATCHBAY_SECRET, ENCRYPTION_KEYS } = process.env;
  const given =
    PATCHBAY_SECRET && ENCRYPTION_KEYS
      ? { patchbaySecret: PATCHBAY_SECRET, encryptionKeys: ENCRYPTION_KEYS }
      : undefined;
  const secrets = given ?? (await readOrMakeSecrets(settings.dataDir, false));
  return { urls, secrets, superuser: undefined, ended: never, close: async () => undefined };
}

/** Somebody else runs on this data folder, usually `npm start`: we only join. */
async function joinEmbedded(dataDir: string, owner: number): Promise<OpenDatabase> {
  const port = await runningPort(dataDir);
  if (port === undefined)
    throw new Problem(`Patchbay (process ${owner}) is starting or stopping on ${dataDir}: try again in a moment.`);
  const secrets = await readOrMakeSecrets(dataDir, true);
  return { ...(await ensureEmbedded(port, secrets)), secrets, ended: never, close: async () => undefined };
}

async function startEmbedded(settings: Settings): Promise<OpenDatabase> {
  const { dataDir } = settings;
  const secrets = await readOrMakeSecrets(dataDir, hasDatabase(dataDir));
  const port = await embeddedPort(dataDir, settings.embeddedPort);
  const server = await startPostgres({
    dataDir,
    port,
    password: secrets.superuserPassword,
    throwAway: process.env.PATCHBAY_THROW_AWAY === "on",
  });
  try {
    return { ...(await ensureEmbedded(port, secrets)), secrets, ended: server.ended, close: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * Opens the database of the settings: the external one, or the embedded one, which is started unless another process of
 * ours runs it. Database and roles are created when they are missing.
 */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  if (settings.external) return openExternal(settings, settings.external);
  const owner = ownerOf(settings.dataDir);
  if (owner === process.pid) return startEmbedded(settings);
  if (owner !== undefined) return joinEmbedded(settings.dataDir, owner);
  const runFile = await claim(settings.dataDir);
  try {
    const opened = await startEmbedded(settings);
    const close = () => opened.close().finally(() => runFile.release());
    return { ...opened, close };
  } catch (error) {
    await runFile.release();
    throw error;
  }
}
