import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { DepthMeter, toDepthLevel } from "@/components/ui/depth-meter";
import { Mark } from "@/components/ui/mark";
import { Seal } from "@/components/ui/seal";
import { Rating } from "@/components/ui/stars";
import { mediaPathOrNull } from "@/lib/listings/media/path";
import type { ListingCardModel, PriceSummary } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { formatMoney } from "@/lib/platform/money/money";
import type { CatalogWords } from "./words";

/**
 * A listing in a list: the whole card is one link, the meter stays reachable. The link is plain on purpose: a listing page is a cached
 * document, and two dozen prefetching links would cost every reader more than they save.
 */
export function ListingCard({
  card,
  why,
  big = false,
  level = 3,
  aside,
  points,
  installs = false,
  locale,
  t,
}: {
  readonly card: ListingCardModel;
  /** Why this one is shown, over its name. */
  readonly why?: string | undefined;
  /** The first card of the featured row: larger words. */
  readonly big?: boolean | undefined;
  readonly level?: 2 | 3 | undefined;
  /** A few things it does, under the promise: where a row of cards is as high as its highest, the others are not left blank. */
  readonly points?: readonly string[] | undefined;
  /** Says how many workspaces use it: where the list is sorted by that. */
  readonly installs?: boolean | undefined;
  /** A picture beside the text. */
  readonly aside?: ReactNode;
  readonly locale: Locale;
  readonly t: CatalogWords;
}) {
  const Heading = `h${level}` as const;
  const body = (
    <>
      {why !== undefined && <p className="mb-3 text-[12px]/[16px] font-semibold text-signal-ink">{why}</p>}
      <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3">
        <Mark name={card.name} src={mediaPathOrNull(card.iconMediaId)} />
        <div className="min-w-0">
          <Heading className="t-3 flex flex-wrap items-center gap-x-1.5">
            <a className="card__l" href={`/${locale}/integrations/${card.slug}`}>
              <bdi lang={card.lang}>{card.name}</bdi>
            </a>
            {card.certified && <Seal words={false} locale={locale} />}
          </Heading>
          <p className="t-small truncate text-ink-3">
            <bdi>{card.partnerName}</bdi>
          </p>
        </div>
      </div>
      <p
        lang={card.lang}
        dir="auto"
        className={cx("mt-3 mb-4 line-clamp-3", big ? "text-[20px]/[28px] tracking-[-0.01em] text-balance" : "t-body")}
      >
        {card.promise}
      </p>
      {points !== undefined && points.length > 0 && (
        <ul lang={card.lang} className="t-small mb-4 grid list-disc gap-1 ps-4 text-ink-2">
          {points.map((point) => (
            <li key={point}>
              <bdi>{point}</bdi>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-auto grid">
        <DepthMeter level={toDepthLevel(card.depth)} locale={locale} />
        <p className="t-small mt-4 flex flex-wrap items-center justify-between gap-x-3 border-t border-line pt-3">
          <Rating average={card.rating} count={card.reviewCount} locale={locale} />
          {installs && <span className="text-ink-2">{t("card.installs", { count: card.installs })}</span>}
          <span className="text-ink-2">{priceWords(card.price, locale, t)}</span>
        </p>
      </div>
    </>
  );
  if (aside === undefined) return <article className="card">{body}</article>;
  return (
    <article className="card grid gap-6 md:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <div className="flex min-w-0 flex-col">{body}</div>
      <div className="rounded-md bg-sunk p-4 shadow-well">{aside}</div>
    </article>
  );
}

/** "Free", "14 days free" or "From $19 a month". */
export function priceWords(price: PriceSummary, locale: Locale, t: CatalogWords): string {
  if (price.kind === "free") return t("card.free");
  if (price.kind === "freemium") return t("card.freemium");
  if (price.trialDays > 0) return t("card.trial", { days: price.trialDays });
  const amount = formatMoney({ minor: BigInt(price.amountMinor), currency: price.currency }, locale);
  const terms = price.per === "seat" ? ` ${t("card.seat")}` : "";
  return t("card.from", { price: `${amount}${terms} ${t(`card.interval.${price.interval}`)}` });
}
