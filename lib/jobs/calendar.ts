import { Cron } from "croner";
import type { Calendar } from "./job";

/** The first moment of a calendar after `after`. Throws for a pattern that never comes. */
export function nextMoment({ pattern, zone }: Calendar, after: Date): Date {
  const next = new Cron(pattern, { timezone: zone, paused: true }).nextRun(after);
  if (!next) throw new Error(`The calendar ${pattern} has no next moment.`);
  return next;
}
