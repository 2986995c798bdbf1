import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import { cx } from "./cx";

const LOBES =
  "M8.00,1.90A2.95 2.95 0 0 1 12.77,4.20A2.95 2.95 0 0 1 13.95,9.36A2.95 2.95 0 0 1 10.65,13.50A2.95 2.95 0 0 1 5.35,13.50A2.95 2.95 0 0 1 2.05,9.36A2.95 2.95 0 0 1 3.23,4.20A2.95 2.95 0 0 1 8.00,1.90Z";

/**
 * The certificate's seal: seven lobes, one per requirement. Alone in the catalog (`words={false}`), with its end date
 * (already formatted) on listing and consent.
 */
export function Seal({
  status = "valid",
  until,
  words: withWords = true,
  locale = "en",
}: {
  readonly status?: "valid" | "expiring" | "lapsed" | "none" | undefined;
  readonly until?: string | undefined;
  readonly words?: boolean | undefined;
  readonly locale?: Locale | undefined;
}) {
  const t = translatorOf(locale, "ui");
  const text = {
    valid: until === undefined ? t("certified") : t("certifiedUntil", { date: until }),
    expiring: until === undefined ? t("certified") : t("certificateExpiring", { date: until }),
    lapsed: t("certificateLapsed"),
    none: t("notCertified"),
  }[status];
  const off = status === "lapsed" || status === "none";
  return (
    <span className={cx("cert", status === "expiring" && "cert--expiring", off && "cert--off")}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {off ? (
          <path d={LOBES} fill="none" stroke="currentColor" strokeDasharray="2 2" />
        ) : (
          <>
            <path d={LOBES} fill="currentColor" />
            <path
              d="m5.4 8.1 1.8 1.8 3.4-3.7"
              fill="none"
              stroke="var(--color-panel)"
              strokeWidth="1.5"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </>
        )}
      </svg>
      <span className={withWords ? undefined : "sr-only"}>{text}</span>
    </span>
  );
}
