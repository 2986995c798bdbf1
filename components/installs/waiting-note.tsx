import { getTranslations } from "next-intl/server";
import { formatDay } from "@/components/listings/format";
import { buttonClass } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import type { InstalledView } from "@/lib/installs/views/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { StopReason } from "./stop-note";

/** The one thing that keeps an installation from working, with the way on. */
export async function WaitingNote({
  view,
  stopReason,
  finishUrl,
  locale,
}: {
  readonly view: InstalledView;
  /** Why the marketplace stopped it, in its own words. */
  readonly stopReason: string | null;
  /** The partner's own start, or null when it gave none: then its support is the way on. */
  readonly finishUrl: string | null;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.detail" });
  const partner = view.partnerName;
  const { supportUrl, supportEmail } = view.content;
  const support = supportUrl || (supportEmail && `mailto:${supportEmail}`);
  const go = (label: string, variant: "signal" | "ink") => (
    <>
      {finishUrl === null && <p>{t("noFinish", { partner })}</p>}
      {(finishUrl ?? support) && (
        <p className="mt-2">
          <a className={buttonClass({ variant, wraps: true })} href={finishUrl ?? support}>
            {finishUrl ? label : t("support")}
          </a>
        </p>
      )}
    </>
  );
  if (view.uninstalled) return null;
  const why = (
    <StopReason reason={stopReason} label={t.rich("stopWhy", { text: () => <bdi dir="auto">{stopReason}</bdi> })} />
  );
  if (view.installBlock === "hard")
    return (
      <FormMessage tone="bad">
        {t("hardBlock")}
        {why}
      </FormMessage>
    );
  // Finishing would be a new installation: the consent is refused too.
  if (view.state === "pending" && view.installBlock === "soft")
    return (
      <FormMessage tone="warn">
        {t("softBlockPending")}
        {why}
      </FormMessage>
    );
  if (view.state === "pending") {
    return (
      <FormMessage tone="warn">
        <strong>{t("pendingTitle")}.</strong> {t("pendingText", { partner })}{" "}
        {view.pendingUntil && t("pendingUntil", { date: formatDay(view.pendingUntil, locale) })}
        {go(t("finish", { partner }), "signal")}
      </FormMessage>
    );
  }
  if (view.state === "active" && view.connection === "lost") {
    return (
      <FormMessage tone="warn">
        {t("lostText", { partner })}
        {go(t("reconnect", { partner }), "ink")}
      </FormMessage>
    );
  }
  return view.installBlock === "soft" ? (
    <FormMessage tone="info">
      {t("softBlock")}
      {why}
    </FormMessage>
  ) : null;
}
