import { Star } from "lucide-react";
import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import { numberFormat } from "@/lib/platform/money/number-format";

/** An average: one star, the figure, and how many reviews it rests on. No reviews says so. */
export function Rating({
  average,
  count,
  counted = true,
  locale = "en",
}: {
  /** 1 to 5; null while there is none to show. */
  readonly average: number | null;
  readonly count: number;
  /** False where the count stands beside it in words. */
  readonly counted?: boolean;
  readonly locale?: Locale | undefined;
}) {
  const t = translatorOf(locale, "ui");
  if (average === null || count === 0) return <span className="stars font-normal text-ink-3">{t("noReviews")}</span>;
  const figure = numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(average);
  const total = numberFormat(locale).format(count);
  return (
    <span className="stars">
      <Star aria-hidden />
      <span aria-hidden="true">{figure}</span>
      {counted && <small aria-hidden="true">({total})</small>}
      <span className="sr-only">{t("ratingLabel", { rating: figure, count: total })}</span>
    </span>
  );
}

/** One review's stars, 1 to 5. */
export function Stars({ value, locale = "en" }: { readonly value: number; readonly locale?: Locale | undefined }) {
  return (
    <span className="stars" role="img" aria-label={translatorOf(locale, "ui")("starsLabel", { rating: value })}>
      {[1, 2, 3, 4, 5].map((star) => (
        <Star key={star} aria-hidden className={star > value ? "out" : ""} />
      ))}
    </span>
  );
}
