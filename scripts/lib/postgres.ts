import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, chown, type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { CTYPES } from "./create-database.ts";
import { birthOf, commandOf, isAlive, signal, waitUntil } from "./pids.ts";
import { findPostgres, type PostgresHome, versionOf } from "./postgres-home.ts";
import { explain, Problem } from "./problem.ts";

/** A running server of our own. */
export type PostgresServer = {
  readonly port: number;
  readonly pid: number;
  /** Resolves when the server ended, asked to or not. */
  readonly ended: Promise<void>;
  /** Ends sessions and server in an orderly way (fast shutdown). */
  stop(): Promise<void>;
};

/** What to start. `throwAway` gives up durability for speed and is for tests only. */
export type PostgresOptions = {
  readonly dataDir: string;
  readonly port: number;
  readonly password: string;
  readonly throwAway?: boolean;
};

const SUPERUSER = "postgres";
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;
const LEFTOVER_LIMIT_MS = 15_000;

/** Whether a data folder holds a database already. */
export function hasDatabase(dataDir: string): boolean {
  return existsSync(join(dataDir, "postgres", "PG_VERSION"));
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: "C", TZ: "UTC" };
}

async function give(path: string, home: PostgresHome): Promise<void> {
  if (home.runAs) await chown(path, home.runAs.uid, home.runAs.gid);
}

async function runInitdb(
  home: PostgresHome,
  args: readonly string[],
): Promise<{ code: number | null; errors: string }> {
  const child = spawn(home.initdb, [...args], {
    ...home.runAs,
    cwd: "/",
    env: environment(),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once("error", reject).once("close", resolve),
  );
  return { code, errors };
}

/** An empty folder beside the cluster's place, which its server's user owns. */
async function makePartial(home: PostgresHome, partial: string): Promise<void> {
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true, mode: 0o700 });
  await give(partial, home);
}

/**
 * Creates the cluster beside its place and moves it in when it is whole, so that an interrupted start leaves nothing
 * that looks like a database. The built-in C.UTF-8 locale sorts and folds the same on every system; LC_CTYPE is the system's, and
 * with "C" trigrams see no letters but Latin ones (ctype.ts), which is what is left where there is no UTF-8 type.
 */
async function initialise(home: PostgresHome, password: string): Promise<void> {
  const partial = `${home.data}.partial`;
  const passwordFile = join(tmpdir(), `patchbay-${process.pid}-${Date.now()}.pw`);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await give(passwordFile, home);
  const fixed = [
    "-D",
    partial,
    "-U",
    SUPERUSER,
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  try {
    for (const ctype of [...CTYPES, "C"]) {
      await makePartial(home, partial);
      const { code, errors } = await runInitdb(home, [...fixed, `--lc-ctype=${ctype}`]);
      if (code === 0) break;
      if (ctype !== "C" && /locale/i.test(errors)) continue;
      throw explain(new Problem(`The database could not be created under ${home.data}: ${errors.trim()}`));
    }
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(partial, home.data);
}

async function checkMajor(home: PostgresHome): Promise<void> {
  const stored = (await readFile(join(home.data, "PG_VERSION"), "utf8")).trim();
  const ours = versionOf(home.postgres).split(".")[0];
  if (stored === ours) return;
  throw new Problem(
    `The data in ${home.data} was written by PostgreSQL ${stored} and this Patchbay brings PostgreSQL ${ours}: start the Patchbay that wrote it, make a backup with pg_dump and load that here. Nothing was changed.`,
  );
}

/** The postmaster that a lock file names: its id, and whether it is a live server of this very folder. */
async function recordedServer(data: string): Promise<{ pid: number; live: boolean; port: number } | undefined> {
  const text = await readFile(join(data, "postmaster.pid"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  const live = Number.isInteger(pid) && pid > 1 && birthOf(pid) !== undefined && commandOf(pid).includes(`-D ${data} `);
  return { pid, live, port: Number(lines[3]) };
}

/** The port on which a server of this data folder listens right now; undefined when none runs. */
export async function runningPort(dataDir: string): Promise<number | undefined> {
  if (!hasDatabase(dataDir)) return undefined;
  const recorded = await recordedServer((await findPostgres(dataDir)).data);
  return recorded?.live ? recorded.port : undefined;
}

/** Ends a server that an earlier, killed start left behind, and removes a lock that names somebody else's process. */
async function clearLeftovers(data: string): Promise<void> {
  const recorded = await recordedServer(data);
  if (!recorded) return;
  if (recorded.live) {
    signal(recorded.pid, "SIGINT");
    if (await waitUntil(() => birthOf(recorded.pid) === undefined, STOP_LIMIT_MS)) return;
    throw new Problem(
      `An earlier PostgreSQL (process ${recorded.pid}) still uses ${data} and does not end: end it and start again.`,
    );
  }
  // A stale lock whose process id now belongs to something else would make PostgreSQL refuse; it recovers from any other.
  if (isAlive(recorded.pid)) await rm(join(data, "postmaster.pid"), { force: true });
}

async function accepts(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: SUPERUSER,
    password,
    database: "postgres",
    connectionTimeoutMillis: 2_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function logFile(dataDir: string): string {
  return join(dataDir, "logs", "postgres.log");
}

async function openLog(dataDir: string): Promise<{ file: string; handle: FileHandle }> {
  const file = logFile(dataDir);
  await mkdir(dirname(file), { recursive: true });
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(file, `${file}.1`);
  return { file, handle: await open(file, "a") };
}

function flags(home: PostgresHome, options: PostgresOptions): string[] {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "shared_buffers=256MB",
    "wal_keep_size=256MB",
    "jit=off",
    "timezone=UTC",
    ...(options.throwAway ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : []),
  ];
  return ["-D", home.data, "-p", String(options.port), ...settings.flatMap((setting) => ["-c", setting])];
}

function serverOf(child: ChildProcess, pid: number, port: number): PostgresServer {
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    port,
    pid,
    ended,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      signal(pid, "SIGINT");
      const late = setTimeout(() => signal(pid, "SIGQUIT"), STOP_LIMIT_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

/** One try: the server, or the end of its log when it gave up or stayed silent. */
async function launch(
  home: PostgresHome,
  options: PostgresOptions,
): Promise<PostgresServer | { readonly reason: string }> {
  const log = await openLog(options.dataDir);
  const from = (await log.handle.stat()).size;
  const child = spawn(home.postgres, flags(home, options), {
    ...home.runAs,
    cwd: "/",
    detached: true,
    env: environment(),
    stdio: ["ignore", log.handle.fd, log.handle.fd],
  });
  await once(child, "spawn");
  await log.handle.close();
  const server = serverOf(child, child.pid ?? 0, options.port);
  const end = performance.now() + START_LIMIT_MS;
  while (!(await accepts(options.port, options.password))) {
    if (child.exitCode !== null || child.signalCode !== null || performance.now() > end) {
      await server.stop();
      const text = await readFile(log.file);
      return { reason: text.subarray(from).toString().trimEnd().split("\n").slice(-12).join("\n") };
    }
    await sleep(50);
  }
  return server;
}

/**
 * Starts the embedded server of a data folder, creating the cluster the first time. The server is in a process group of
 * its own, so that Ctrl-C reaches only the script, which then ends everything in order.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const home = await findPostgres(options.dataDir);
  if (!existsSync(join(home.data, "PG_VERSION"))) await initialise(home, options.password);
  await checkMajor(home);
  await clearLeftovers(home.data);
  await chmod(home.data, 0o700);
  const end = performance.now() + LEFTOVER_LIMIT_MS;
  for (;;) {
    const started = await launch(home, options);
    if ("pid" in started) return started;
    // Sessions of a killed server need a moment to notice that it is gone; until then its memory is "still in use".
    if (!started.reason.includes("still in use") || performance.now() > end) {
      throw explain(
        new Problem(`PostgreSQL did not start; the end of ${logFile(options.dataDir)} says:\n${started.reason}`),
      );
    }
    await sleep(500);
  }
}
