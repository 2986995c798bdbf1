import { getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import type { PublicContent } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { formatAmount, formatTerms } from "./format";
import { ListingSection, partnerText } from "./section";

/** The plans with price, trial and what each is for; free when there is none. */
export async function ListingPricing({
  content,
  locale,
}: {
  readonly content: PublicContent;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "listing" });
  return (
    <ListingSection id="pricing" title={t("pricing.title")}>
      {content.plans.length === 0 ? (
        <p className="t-read">
          <strong className="text-ink">{t("pricing.free")}</strong> {t("pricing.freeNote")}
        </p>
      ) : (
        <Panel className="overflow-hidden">
          <ul className="grid gap-px bg-line sm:grid-cols-[repeat(auto-fit,minmax(160px,1fr))]">
            {content.plans.map((plan) => (
              <li key={plan.name} className="grid content-start gap-1 bg-panel p-5">
                <h3 className="t-label" {...partnerText(content)}>
                  {plan.name}
                </h3>
                <p>
                  <bdi className="t-num">{formatAmount(plan, locale)}</bdi>{" "}
                  <span className="text-ink-3">{formatTerms(plan, t)}</span>
                </p>
                <p className="t-small text-ink-2">
                  {plan.note !== "" && <span {...partnerText(content)}>{plan.note}</span>}
                  {plan.trialDays > 0 && <span className="block">{t("pricing.trial", { days: plan.trialDays })}</span>}
                </p>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </ListingSection>
  );
}

/** What a workspace must have before it can use it. */
export async function ListingRequirements({
  content,
  locale,
}: {
  readonly content: PublicContent;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "listing" });
  return (
    <ListingSection id="requirements" title={t("requirements.title")}>
      {content.requirements.length === 0 ? (
        <p className="text-ink-3">{t("requirements.none")}</p>
      ) : (
        <ul className="t-body grid max-w-[72ch] list-disc gap-1.5 ps-5 text-ink-2">
          {content.requirements.map((requirement) => (
            <li key={requirement}>
              <span {...partnerText(content)}>{requirement}</span>
            </li>
          ))}
        </ul>
      )}
    </ListingSection>
  );
}
