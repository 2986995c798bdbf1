import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { getAheadSeconds } from "@/lib/platform/time";

/** Tells the page's relative times ("in 3 days") how far a demo's business clock was moved; nothing where it was not. */
export async function ClockAhead() {
  const seconds = env().isDemo ? await getAheadSeconds(db()) : 0;
  return seconds === 0 ? null : <meta name="clock-ahead" content={String(seconds)} />;
}
