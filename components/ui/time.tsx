"use client";

import { useSyncExternalStore } from "react";
import { type DateLook, formatDate, languageTag } from "./format-date";

const STEPS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

function never(): () => void {
  return () => {};
}

function everyMinute(changed: () => void): () => void {
  const timer = setInterval(changed, 60_000);
  return () => clearInterval(timer);
}

/** Business time by the reader's clock, to the minute; a demo's page says how far its own was moved (`ClockAhead`). */
function thisMinute(): number {
  const ahead = document.querySelector('meta[name="clock-ahead"]')?.getAttribute("content") ?? "0";
  return Math.floor((Date.now() + Number(ahead) * 1_000) / 60_000) * 60_000;
}

/** "in 3 days", "2 hours ago"; rounded towards zero, minutes at the finest. */
function relative(at: Date, now: number, language: string): string {
  const seconds = (at.getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ["minute", 60];
  return format.format(Math.trunc(seconds / size), unit);
}

/**
 * A moment in the reader's own time zone. The server and the first paint say it in UTC, so hydration always agrees;
 * `relative` is an absolute date until the browser's clock is known. Months are UTC months everywhere.
 */
export function Time({
  at,
  show = "date",
  locale = "en",
}: {
  readonly at: Date | string;
  readonly show?: DateLook | "relative" | undefined;
  readonly locale?: string | undefined;
}) {
  const zone = useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
  const now = useSyncExternalStore(show === "relative" ? everyMinute : never, thisMinute, () => 0);
  const moment = new Date(at);
  const look = show === "relative" ? "datetime" : show;
  const absolute = formatDate(moment, look, locale, show === "month" ? "UTC" : zone);
  return (
    <time dateTime={moment.toISOString()} title={`${formatDate(moment, "datetime", locale, zone)} (${zone})`}>
      {show === "relative" && now > 0 ? relative(moment, now, languageTag(locale)) : absolute}
    </time>
  );
}
