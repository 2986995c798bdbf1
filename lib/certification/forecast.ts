import { counted } from "@/lib/platform/text/counted";
import { FORECAST_FROM } from "./constants";

/** Half of the last `count` decisions took at most `medianHours`. */
export type Forecast = { medianHours: number; count: number };

/** The median of measured times from handing in to deciding, in hours; null under five, because a guess is no forecast. */
export function forecastFrom(hours: readonly number[]): Forecast | null {
  if (hours.length < FORECAST_FROM) return null;
  const sorted = [...hours].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
  return { medianHours: median, count: sorted.length };
}

/** "an hour", "5 hours", "2 days": rounded up, so that it is not promised too early. */
export function durationWords(hours: number): string {
  if (hours < 1) return "an hour";
  if (hours <= 36) {
    const whole = Math.ceil(hours);
    return counted(whole, "hour");
  }
  return counted(Math.ceil(hours / 24), "day");
}
