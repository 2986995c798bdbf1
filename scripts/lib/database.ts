import pg from "pg";
import { createDatabase } from "./create-database.ts";
import { codeOf, Problem } from "./problem.ts";

/** The role that migrations grant rights to; runtime roles with another name become members of it. */
export const APP_ROLE = "patchbay_app";

/** The two addresses of one database: its owner's, for migrations, and the runtime role's. */
export type DatabaseUrls = { readonly owner: string; readonly app: string };

/** Checks that a setting is a PostgreSQL address; `name` is the setting's name, for the sentence. */
export function parseDatabaseUrl(name: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new Problem(`${name} is not a PostgreSQL address (postgresql://user:password@host:5432/database).`);
  }
  if (url.pathname.length < 2)
    throw new Problem(`${name} names no database: add /patchbay (or another name) at its end.`);
  return url;
}

/** The same address for another database of that server. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

/** The database name in an address. */
export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

function sentenceFor(error: unknown, name: string, url: URL): Problem | undefined {
  const server = `${url.hostname}:${url.port || "5432"}`;
  switch (codeOf(error)) {
    case "ECONNREFUSED":
      return new Problem(`No PostgreSQL answers at ${server}: check ${name} and that the server runs.`);
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new Problem(`The host "${url.hostname}" in ${name} cannot be found.`);
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return new Problem(`The server at ${server} in ${name} cannot be reached.`);
    case "28P01":
    case "28000":
      return new Problem(
        `PostgreSQL at ${server} does not let "${decodeURIComponent(url.username)}" in: check user and password in ${name}.`,
      );
    case "3D000":
      return new Problem(`There is no database "${databaseOf(url.toString())}" at ${server}, which ${name} names.`);
    case "57P03":
      return new Problem(`PostgreSQL at ${server} is starting or stopping: try again in a moment.`);
    default:
      return undefined;
  }
}

/** An open connection; failing to get one is a Problem that names the setting. The caller ends it. */
export async function connect(name: string, value: string): Promise<pg.Client> {
  const url = parseDatabaseUrl(name, value);
  const client = new pg.Client({ connectionString: value, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw (
      sentenceFor(error, name, url) ??
      new Problem(`${name} does not work: ${error instanceof Error ? error.message : String(error)}.`)
    );
  }
}

/** Runs `work` with one connection and closes it. */
export async function withClient<T>(name: string, url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(name, url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Creates the database when it is missing and the owner may; true when it was created. */
async function ensureDatabase(ownerUrl: string): Promise<boolean> {
  const database = databaseOf(ownerUrl);
  const known = await withClient("MIGRATE_DATABASE_URL", ownerUrl, async () => true).catch((error: unknown) => {
    if (error instanceof Problem && error.message.startsWith("There is no database")) return false;
    throw error;
  });
  if (known) return false;
  await withClient("MIGRATE_DATABASE_URL", withDatabase(ownerUrl, "postgres"), async (client) => {
    try {
      await createDatabase(client, database);
    } catch (error) {
      if (codeOf(error) === "42P04" || codeOf(error) === "23505") return;
      if (codeOf(error) !== "42501") throw error;
      throw new Problem(`There is no database "${database}" and the role in MIGRATE_DATABASE_URL may not create it.`);
    }
  });
  return true;
}

async function writeRole(
  client: pg.Client,
  verb: "CREATE" | "ALTER",
  role: string,
  password: string | undefined,
): Promise<void> {
  const login = password === undefined ? "NOLOGIN" : `LOGIN PASSWORD ${client.escapeLiteral(password)}`;
  try {
    await client.query(`${verb} ROLE ${client.escapeIdentifier(role)} ${login}`);
  } catch (error) {
    if (codeOf(error) === "42710" || codeOf(error) === "23505") return;
    if (codeOf(error) !== "42501") throw error;
    throw new Problem(
      `The role "${role}" is missing or may not log in, and the role in MIGRATE_DATABASE_URL may not change that: do it by hand.`,
    );
  }
}

/**
 * Creates the roles that are missing; a runtime role with a name of its own joins `patchbay_app`. A role that the first
 * migration made for its grants cannot log in yet: it gets its password here.
 */
async function ensureRoles(client: pg.Client, urls: DatabaseUrls): Promise<void> {
  const app = new URL(urls.app);
  const runtime = decodeURIComponent(app.username);
  const owner = decodeURIComponent(new URL(urls.owner).username);
  const { rows } = await client.query<{ name: string; login: boolean }>(
    "SELECT rolname AS name, rolcanlogin AS login FROM pg_roles WHERE rolname = ANY($1)",
    [[APP_ROLE, runtime]],
  );
  const found = rows.find((row) => row.name === runtime);
  if (!found?.login) await writeRole(client, found ? "ALTER" : "CREATE", runtime, decodeURIComponent(app.password));
  if (runtime === APP_ROLE) return;
  if (!rows.some((row) => row.name === APP_ROLE)) await writeRole(client, "CREATE", APP_ROLE, undefined);
  if (runtime !== owner) await client.query(`GRANT ${APP_ROLE} TO ${client.escapeIdentifier(runtime)}`);
}

/**
 * Makes sure that the database and both roles exist and that the runtime role gets in. True when the database is new.
 * A role that can log in already keeps its password.
 */
export async function ensureDatabaseAndRoles(urls: DatabaseUrls): Promise<boolean> {
  parseDatabaseUrl("DATABASE_URL", urls.app);
  const created = await ensureDatabase(urls.owner);
  await withClient("MIGRATE_DATABASE_URL", urls.owner, (client) => ensureRoles(client, urls));
  await withClient("DATABASE_URL", urls.app, async () => undefined);
  return created;
}
