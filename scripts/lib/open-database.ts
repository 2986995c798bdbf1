import { APP_ROLE, type DatabaseUrls, ensureDatabaseAndRoles, withClient } from "./database.ts";
import { hasDatabase, type PostgresServer, runningPort, startPostgres } from "./postgres.ts";
import { readOrMakeSecrets, type Secrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import { embeddedPort } from "./stored-port.ts";

/** A database that is there, with its roles; `server` is set when we started it and must stop it. */
export type OpenDatabase = {
  readonly urls: DatabaseUrls;
  readonly secrets: Pick<Secrets, "patchbaySecret" | "encryptionKeys">;
  readonly server: PostgresServer | undefined;
};

const EMBEDDED_DATABASE = "patchbay";
const EMBEDDED_OWNER = "patchbay_owner";

/** Creates what is missing in the embedded server; the owner is no superuser, as on a server of one's own. */
async function ensureEmbedded(port: number, secrets: Secrets): Promise<DatabaseUrls> {
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
    if (rowCount === 0) await client.query(`CREATE DATABASE ${EMBEDDED_DATABASE} OWNER ${EMBEDDED_OWNER}`);
  });
  return {
    owner: address(EMBEDDED_OWNER, secrets.ownerPassword, EMBEDDED_DATABASE),
    app: address(APP_ROLE, secrets.appPassword, EMBEDDED_DATABASE),
  };
}

/**
 * Opens the database of the settings: the external one, or the embedded one, which is started unless it runs already.
 * Database and roles are created when they are missing.
 */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  if (settings.external) {
    await ensureDatabaseAndRoles(settings.external);
    const { PATCHBAY_SECRET, ENCRYPTION_KEYS } = process.env;
    const given =
      PATCHBAY_SECRET && ENCRYPTION_KEYS
        ? { patchbaySecret: PATCHBAY_SECRET, encryptionKeys: ENCRYPTION_KEYS }
        : undefined;
    return {
      urls: settings.external,
      secrets: given ?? (await readOrMakeSecrets(settings.dataDir, false)),
      server: undefined,
    };
  }
  const secrets = await readOrMakeSecrets(settings.dataDir, hasDatabase(settings.dataDir));
  const running = await runningPort(settings.dataDir);
  if (running !== undefined) return { urls: await ensureEmbedded(running, secrets), secrets, server: undefined };
  const port = await embeddedPort(settings.dataDir, settings.embeddedPort);
  const server = await startPostgres({ dataDir: settings.dataDir, port, password: secrets.superuserPassword });
  try {
    return { urls: await ensureEmbedded(port, secrets), secrets, server };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
