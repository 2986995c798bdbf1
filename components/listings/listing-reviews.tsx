import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Distribution } from "@/components/ui/bar";
import { Stars } from "@/components/ui/stars";
import { State } from "@/components/ui/state";
import { REVIEWS_FOR_STARS } from "@/lib/listings/constants";
import { averageStars, countReviews } from "@/lib/listings/stars";
import type { ListingViewModel, ReviewView } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { numberFormat } from "@/lib/platform/money/number-format";
import { Day } from "./day";
import { ListingSection } from "./section";

/** Reviews: the distribution from the first one, the average from the fifth, the newest in words. */
export async function ListingReviews({
  model,
  after,
  actions,
  locale,
}: {
  readonly model: ListingViewModel;
  /** Under the list: a link to all reviews, or to writing one. */
  readonly after?: ReactNode;
  /** Beside each review: report, or answer. */
  readonly actions?: ((review: ReviewView) => ReactNode) | undefined;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "listing" });
  const { starCounts, newest } = model.reviews;
  const count = countReviews(starCounts);
  if (count === 0) {
    return (
      <ListingSection id="reviews" title={t("reviews.title")}>
        <State kind="empty" title={t("reviews.none")} level={3}>
          <p>{t("reviews.noneWhy")}</p>
        </State>
        {after}
      </ListingSection>
    );
  }
  const average = averageStars(starCounts);
  const rows = [5, 4, 3, 2, 1].map((stars) => ({
    key: String(stars),
    label: (
      <>
        <span aria-hidden="true">{stars}</span>
        <span className="sr-only">{t("reviews.stars", { count: stars })}</span>
      </>
    ),
    count: starCounts[stars - 1] ?? 0,
  }));
  return (
    <ListingSection id="reviews" title={t("reviews.title")}>
      <div className="grid items-start gap-8 md:grid-cols-[240px_minmax(0,1fr)]">
        <div className="grid gap-3.5">
          <div className="flex items-center gap-3">
            {count >= REVIEWS_FOR_STARS && average !== null && (
              <span className="text-[44px]/[48px] font-[560] tracking-[-0.02em]">
                {numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(average)}
              </span>
            )}
            <span className="t-small text-ink-2">
              {t("reviews.count", { count })}
              {count < REVIEWS_FOR_STARS && <span className="block text-ink-3">{t("reviews.few")}</span>}
            </span>
          </div>
          <Distribution rows={rows} />
        </div>
        <ul className="grid">
          {newest.map((review) => (
            <li key={review.id} className="border-t border-line py-4 first:border-0 first:pt-0">
              <Review review={review} partnerName={model.partner.name} actions={actions?.(review)} locale={locale} />
            </li>
          ))}
        </ul>
      </div>
      {after}
    </ListingSection>
  );
}

async function Review({
  review,
  partnerName,
  actions,
  locale,
}: {
  readonly review: ReviewView;
  readonly partnerName: string;
  readonly actions: ReactNode;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "listing" });
  return (
    <article className="grid gap-1.5">
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars value={review.stars} locale={locale} />
        <span className="t-3" lang={review.lang} dir="auto">
          {review.title}
        </span>
      </h3>
      <p className="t-body whitespace-pre-line" lang={review.lang} dir="auto">
        {review.body}
      </p>
      <p className="t-small flex flex-wrap gap-x-2 text-ink-3">
        <span>
          {t("reviews.who", {
            person: review.authorLabel,
            workspace: review.workspaceLabel,
            number: review.versionNumber,
          })}
        </span>
        <Day at={review.createdAt} locale={locale} />
        {actions}
      </p>
      {review.reply && (
        <div className="t-small mt-1 border-s-2 border-line-2 ps-3.5 text-ink-2">
          <strong className="text-ink">{t("reviews.answered", { partner: partnerName })}</strong>{" "}
          <span className="whitespace-pre-line" dir="auto">
            {review.reply.body}
          </span>
        </div>
      )}
    </article>
  );
}
