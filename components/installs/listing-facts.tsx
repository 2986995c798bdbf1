import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { formatAmount, formatDay, formatTerms } from "@/components/listings/format";
import { Kv } from "@/components/ui/kv";
import { Seal } from "@/components/ui/seal";
import { Rating } from "@/components/ui/stars";
import type { ListingFacts } from "@/lib/installs/types";
import { REVIEWS_FOR_STARS } from "@/lib/listings/constants";
import { averageStars, countReviews } from "@/lib/listings/stars";
import type { Locale } from "@/lib/platform/messages/locales";

/** Price, plans, trial, certificate and rating, with the way to the listing: what one must know where one decides. */
export async function ListingFactsList({
  facts,
  lang,
  locale,
}: {
  readonly facts: ListingFacts;
  /** Language of the plans' names. */
  readonly lang: string;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.facts" });
  const words = await getTranslations({ locale, namespace: "listing" });
  const listing = `/${locale}/integrations/${facts.slug}`;
  const [reviews, stars] = [countReviews(facts.starCounts), averageStars(facts.starCounts)];
  const price =
    facts.plans.length === 0 ? (
      t("free")
    ) : (
      <ul className="grid gap-1">
        {facts.plans.map((plan) => (
          <li key={plan.name}>
            {facts.plans.length > 1 && (
              <>
                <bdi lang={lang}>{plan.name}</bdi>:{" "}
              </>
            )}
            {BigInt(plan.amountMinor) === 0n ? (
              words("pricing.included")
            ) : (
              <>
                <bdi>{formatAmount(plan, locale)}</bdi> {formatTerms(plan, words)}
              </>
            )}
            {plan.trialDays > 0 && <>, {words("pricing.trial", { days: plan.trialDays })}</>}
          </li>
        ))}
      </ul>
    );
  return (
    <div className="grid gap-3">
      <Kv
        align="start"
        facts={[
          { name: t("price"), value: price },
          {
            name: t("certificate"),
            value: (
              <Link href={`${listing}#certificate`}>
                {facts.certifiedUntil ? (
                  <Seal until={formatDay(facts.certifiedUntil, locale)} locale={locale} />
                ) : (
                  <Seal status="none" locale={locale} />
                )}
              </Link>
            ),
          },
          {
            name: t("rating"),
            value: (
              <Link href={`${listing}#reviews`}>
                <Rating average={reviews < REVIEWS_FOR_STARS ? null : stars} count={reviews} locale={locale} />
              </Link>
            ),
          },
        ]}
      />
      <p>
        <Link href={listing}>{t("listing")}</Link>
      </p>
    </div>
  );
}
