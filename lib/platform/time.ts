import type { Db } from "./db";

// Two clocks, both the database's, both UTC. Business time is what people and contracts go by: certificates, trials, notices, due times, when
// something was made. It can be moved ahead in a demo (`npm run clock`), for every process and the SQL at once, because its offset is a row.
// Real time is for what guards: leases, sessions, tokens, ids, rate limits and a proof's age.

/** Business time, for a query: one question a statement, not one a row. */
export const BUSINESS_NOW = "(SELECT business_now())";

async function first(query: Promise<Array<{ now: Date }>>): Promise<Date> {
  const [row] = await query;
  if (!row) throw new Error("The database told no time.");
  return row.now;
}

/** Business time now. After waiting for a lock it is the time after the wait. */
export function getBusinessTime(on: Db): Promise<Date> {
  return first(on.$queryRaw<Array<{ now: Date }>>`SELECT business_now() AS now`);
}

/** Real time now: for leases, sessions, tokens and what else must not be moved. */
export function getRealTime(on: Db): Promise<Date> {
  return first(on.$queryRaw<Array<{ now: Date }>>`SELECT clock_timestamp() AS now`);
}

/** How far business time is ahead of real time, seconds: 0 but in a demo whose clock was moved. */
export async function getAheadSeconds(on: Db): Promise<number> {
  const rows = await on.$queryRaw<Array<{ ahead: number }>>`SELECT ahead_seconds::float8 AS ahead FROM business_clock`;
  return rows[0]?.ahead ?? 0;
}

/** `at` plus a number of seconds. */
export function addSeconds(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}

export const MINUTE = 60;
export const HOUR = 3_600;
export const DAY = 86_400;
