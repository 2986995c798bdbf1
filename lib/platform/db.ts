import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "./env";
import type { Prisma } from "./generated/prisma/client";
import { PrismaClient } from "./generated/prisma/client";
import { log } from "./log";

/** An open transaction. Mutations that others compose take one. */
export type Tx = Prisma.TransactionClient;

/** A transaction or the client itself: for reads. */
export type Db = PrismaClient | Tx;

type Connections = { pool: pg.Pool; prisma: PrismaClient };

// One pool a process, kept over module reloads in development.
const holder: typeof globalThis & { patchbayConnections?: Connections } = globalThis;

/**
 * Set for each connection, whoever runs the server: its disks are no spinning ones (at the server's own guess of 4 a search reads the
 * whole catalog instead of its index), and compiling costs these short statements more than it saves.
 */
const SESSION_OPTIONS = "-c timezone=UTC -c random_page_cost=1.1 -c jit=off";

/** Long enough that a lull does not throw away what a connection has prepared. */
const IDLE_MS = 300_000;

function connect(): Connections {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: 5_000,
    idle_in_transaction_session_timeout: 30_000,
    idleTimeoutMillis: IDLE_MS,
    options: SESSION_OPTIONS,
  });
  // Without a listener a dropped idle connection would end the process.
  pool.on("error", (error) => log().warn({ err: error }, "database connection lost"));
  // Between being handed out and being used nobody listens to a client, and a cut in that moment would end the process too.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

function connections(): Connections {
  holder.patchbayConnections ??= connect();
  return holder.patchbayConnections;
}

/** Prisma, for everything but the hot reads. */
export function db(): PrismaClient {
  return connections().prisma;
}

/** The same pool as plain `pg`: hot reads and the delivery queue. */
export function pool(): pg.Pool {
  return connections().pool;
}

/** Runs `work` in one transaction (READ COMMITTED). Never call another system inside. */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work, { maxWait: 5_000, timeout: 20_000 });
}

/** Closes the pool; for tests, scripts and a stopping process. */
export async function disconnect(): Promise<void> {
  const open = holder.patchbayConnections;
  delete holder.patchbayConnections;
  if (!open) return;
  await open.prisma.$disconnect();
  if (!open.pool.ended) await open.pool.end();
}
