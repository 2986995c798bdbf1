import pg from "pg";
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
  if (url.pathname.length < 2) throw new Problem(`${name} names no database: add /patchbay (or another name) at its end.`);
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
      return new Problem(`PostgreSQL at ${server} does not let "${decodeURIComponent(url.username)}" in: check user and password in ${name}.`);
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
    throw sentenceFor(error, name, url) ?? new Problem(`${name} does not work: ${error instanceof Error ? error.message : String(error)}.`);
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
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    } catch (error) {
      if (codeOf(error) === "42P04" || codeOf(error) === "23505") return;
      if (codeOf(error) !== "42501") throw error;
      throw new Problem(`There is no database "${database}" and the role in MIGRATE_DATABASE_URL may not create it.`);
    }
  });
  return true;
}

async function createRole(client: pg.Client, role: string, password: string | undefined): Promise<void> {
  const login = password === undefined ? "NOLOGIN" : `LOGIN PASSWORD ${client.escapeLiteral(password)}`;
  try {
    await client.query(`CREATE ROLE ${client.escapeIdentifier(role)} ${login}`);
  } catch (error) {
    if (codeOf(error) === "42710" || codeOf(error) === "23505") return;
    if (codeOf(error) !== "42501") throw error;
    throw new Problem(`The role "${role}" is missing and the role in MIGRATE_DATABASE_URL may not create it: create it by hand.`);
  }
}

/** Creates the roles that are missing; a runtime role with a name of its own joins `patchbay_app`. */
async function ensureRoles(client: pg.Client, urls: DatabaseUrls): Promise<void> {
  const app = new URL(urls.app);
  const runtime = decodeURIComponent(app.username);
  const owner = decodeURIComponent(new URL(urls.owner).username);
  const { rows } = await client.query<{ rolname: string }>("SELECT rolname FROM pg_roles WHERE rolname = ANY($1)", [[APP_ROLE, runtime]]);
  const known = new Set(rows.map((row) => row.rolname));
  const password = decodeURIComponent(app.password);
  if (!known.has(runtime)) await createRole(client, runtime, password);
  if (runtime === APP_ROLE) return;
  if (!known.has(APP_ROLE)) await createRole(client, APP_ROLE, undefined);
  if (runtime === owner) return;
  await client.query(`GRANT ${APP_ROLE} TO ${client.escapeIdentifier(runtime)}`);
}

/**
 * Makes sure that the database and both roles exist and that the runtime role gets in. True when the database is new.
 * It changes no password: a role that is there already keeps the one it has.
 */
export async function ensureDatabaseAndRoles(urls: DatabaseUrls): Promise<boolean> {
  parseDatabaseUrl("DATABASE_URL", urls.app);
  const created = await ensureDatabase(urls.owner);
  await withClient("MIGRATE_DATABASE_URL", urls.owner, (client) => ensureRoles(client, urls));
  await withClient("DATABASE_URL", urls.app, async () => undefined);
  return created;
}
