import type { getTranslations } from "next-intl/server";
import type { Plan, PriceSummary } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { formatMoney } from "@/lib/platform/money/money";

/** A translator of the namespace `listing`. */
export type ListingWords = Awaited<ReturnType<typeof getTranslations<"listing">>>;

/** "14 Sep 2026", by the UTC day: public pages are made once for everybody, so no reader's zone is known. */
export function formatDay(iso: string, locale: Locale): string {
  const language = locale === "en" ? "en-GB" : locale;
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(iso),
  );
}

type Priced = Pick<Plan, "amountMinor" | "currency" | "interval" | "per">;

/** "$19" */
export function formatAmount(plan: Pick<Plan, "amountMinor" | "currency">, locale: Locale): string {
  return formatMoney({ minor: BigInt(plan.amountMinor), currency: plan.currency }, locale);
}

/** "a month for each seat"; workspaces go without saying. */
export function formatTerms(plan: Pick<Priced, "interval" | "per">, t: ListingWords): string {
  const interval = t(`pricing.interval.${plan.interval}`);
  return plan.per === "seat" ? `${interval} ${t("pricing.perSeat")}` : interval;
}

/** "$19 a month" */
export function formatPlanPrice(plan: Priced, locale: Locale, t: ListingWords): string {
  return BigInt(plan.amountMinor) === 0n
    ? t("pricing.included")
    : `${formatAmount(plan, locale)} ${formatTerms(plan, t)}`;
}

/** "From $19 a month", "Free to start" or "Free": a price in a few words, for cards. */
export function formatSummary(price: PriceSummary, locale: Locale, t: ListingWords): string {
  if (price.kind === "free") return t("pricing.free");
  if (price.kind === "freemium") return t("pricing.freeThen");
  return t("pricing.from", { price: formatPlanPrice(price, locale, t) });
}
