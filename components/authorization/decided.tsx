import { getTranslations } from "next-intl/server";
import { ButtonLink, buttonClass } from "@/components/ui/button";
import { State } from "@/components/ui/state";
import type { ConsentRequest } from "@/lib/authorization/interactions/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { GoOn } from "./go-on";

/** After the decision: on to the partner by itself, or, for a member who asked, who decides and the way back. */
export async function Decided({
  request,
  decided,
  asked,
  locale,
}: {
  readonly request: ConsentRequest;
  readonly decided: NonNullable<ConsentRequest["decided"]>;
  /** Who was asked, when somebody was. */
  readonly asked: { workspace: string; deciderName: string } | null;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "consent" });
  const partner = request.target.partnerName;
  if (decided.kind === "asked") {
    return (
      <State
        kind="empty"
        level={1}
        title={t("askedTitle", { name: asked?.deciderName ?? "" })}
        actions={
          <>
            {asked && (
              <ButtonLink href={`/${locale}/workspace/${asked.workspace}/requests/${decided.installation}`}>
                {t("askedSee")}
              </ButtonLink>
            )}
            <a className={buttonClass({ variant: "ink", wraps: true })} href={decided.returnTo}>
              {t("askedBack", { partner })}
            </a>
          </>
        }
      >
        <p>{t("askedText")}</p>
      </State>
    );
  }
  return (
    <State
      kind="empty"
      level={1}
      title={t("going")}
      actions={
        <a className={buttonClass({ variant: "signal", wraps: true })} href={decided.returnTo}>
          {t("go", { partner })}
        </a>
      }
    >
      <p>{t(decided.kind === "agreed" ? "goingAgreed" : "goingRefused", { partner })}</p>
      <noscript>
        <meta httpEquiv="refresh" content={`0;url=${decided.returnTo}`} />
      </noscript>
      <GoOn href={decided.returnTo} />
    </State>
  );
}
