import type { Db } from "./db";

let offsetMs = 0;

/** Tests move every clock of this process by this many milliseconds; 0 in the product. */
export function setClockOffset(milliseconds: number): void {
  offsetMs = milliseconds;
}

/** The database's clock (UTC): what due times, leases and expiries are compared with. */
export async function getDatabaseTime(on: Db): Promise<Date> {
  const rows = await on.$queryRaw<Array<{ now: Date }>>`SELECT clock_timestamp() AS now`;
  const now = rows[0]?.now;
  if (!now) throw new Error("The database told no time.");
  return new Date(now.getTime() + offsetMs);
}

/** `at` plus a number of seconds. */
export function addSeconds(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}

export const MINUTE = 60;
export const HOUR = 3_600;
export const DAY = 86_400;
