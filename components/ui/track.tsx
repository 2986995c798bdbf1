import type { ReactNode } from "react";
import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";

/** One port of a track. `stopped` is where it ended early (rejected, withdrawn). */
export interface Stop {
  readonly key: string;
  readonly name: string;
  readonly state: "done" | "now" | "todo" | "stopped";
  /** A date, or "about 3 days" for what is only expected. */
  readonly note?: ReactNode;
}

/** Where something is on its way: done stops are joined by a cable, the current one is the plug. */
export function Track({
  stops,
  label,
  locale = "en",
}: {
  readonly stops: readonly Stop[];
  readonly label: string;
  readonly locale?: Locale | undefined;
}) {
  const t = translatorOf(locale, "ui");
  return (
    <ol className="track" aria-label={label}>
      {stops.map((stop) => (
        <li key={stop.key} className={stop.state} aria-current={stop.state === "now" ? "step" : undefined}>
          <b>
            {stop.name}
            {stop.state === "done" && <span className="sr-only">, {t("done")}</span>}
          </b>
          {stop.note}
        </li>
      ))}
    </ol>
  );
}
