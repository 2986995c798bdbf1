import { withClient } from "./database.ts";
import { Problem } from "./problem.ts";
import type { Settings } from "./settings.ts";

const UNITS: Readonly<Record<string, number>> = { m: 60, h: 3_600, d: 86_400, w: 604_800 };

/** Ten years: a clock that is moved further is a typing error, and dates stay dates. */
const MOST_SECONDS = 10 * 366 * 86_400;

/** `+45d`, `-1h`, `+90m`, `+2w`: by how many seconds to move; `reset`: null. */
export function parseMove(text: string): number | null {
  if (text === "reset") return null;
  const match = /^([+-])(\d{1,6})([mhdw])$/.exec(text);
  const [, sign, count, unit = ""] = match ?? [];
  if (!match) throw new Problem(`"${text}" is no move of the clock: say +45d, -2h, +90m, +1w or reset.`);
  return (sign === "-" ? -1 : 1) * Number(count) * (UNITS[unit] ?? 0);
}

/** How far the business clock is ahead of the real one, seconds; 0 where there is none yet. */
export function readAhead(ownerUrl: string): Promise<number> {
  return withClient("MIGRATE_DATABASE_URL", ownerUrl, async (client) => {
    const { rows: known } = await client.query<{ there: boolean }>(
      "SELECT to_regclass('public.business_clock') IS NOT NULL AS there",
    );
    if (!known[0]?.there) return 0;
    const { rows } = await client.query<{ ahead: string }>("SELECT ahead_seconds::text AS ahead FROM business_clock");
    return Number(rows[0]?.ahead ?? 0);
  });
}

/** Moves it by seconds, or back to the real time (null); every process and every statement reads it from then on. Answers the new time. */
export function moveClock(ownerUrl: string, seconds: number | null): Promise<{ ahead: number; now: Date }> {
  return withClient("MIGRATE_DATABASE_URL", ownerUrl, async (client) => {
    const { rows } = await client.query<{ ahead: string; now: Date }>(
      `UPDATE business_clock SET ahead_seconds = CASE WHEN $1::bigint IS NULL THEN 0 ELSE ahead_seconds + $1::bigint END, moved_at = clock_timestamp()
       WHERE $1::bigint IS NULL OR abs(ahead_seconds + $1::bigint) <= $2
       RETURNING ahead_seconds::text AS ahead, clock_timestamp() + make_interval(secs => ahead_seconds::float8) AS now`,
      [seconds, MOST_SECONDS],
    );
    const [moved] = rows;
    if (!moved) throw new Problem("The clock moves ten years at most from the real time. Nothing was changed.");
    return { ahead: Number(moved.ahead), now: moved.now };
  });
}

/** A production never runs on a moved clock: data that was a demo is set back first. */
export async function refuseMovedClock(settings: Settings, ownerUrl: string): Promise<void> {
  if (settings.mode !== "production") return;
  const ahead = await readAhead(ownerUrl);
  if (ahead !== 0) {
    throw new Problem(
      `The business clock of this database is ${ahead} seconds off the real time, which production refuses: set it back with npm run clock -- reset, in demo mode.`,
    );
  }
}
