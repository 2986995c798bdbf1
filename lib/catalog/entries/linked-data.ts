import { summarisePrice } from "@/lib/listings/price";
import type { ListingViewModel } from "@/lib/listings/types";
import { ratingOf } from "./catalog-row";

/** "19.00" from minor units, for two-decimal currencies, and "1200" for yen: schema.org wants a decimal point. */
function decimal(amountMinor: string, currency: string): string {
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  if (digits === 0) return amountMinor;
  const padded = amountMinor.padStart(digits + 1, "0");
  return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/** What search engines read about a listing (schema.org SoftwareApplication); stars only from five reviews on. */
export function listingLinkedData(model: ListingViewModel, url: string): object {
  const { content, partner, reviews } = model;
  const price = summarisePrice(content.plans);
  const { ratingBp, reviewCount } = ratingOf(reviews.starCounts);
  return {
    "@context": "https://schema.org",
    "@type": "SoftwareApplication",
    name: content.name,
    description: content.promise,
    url,
    applicationCategory: "BusinessApplication",
    operatingSystem: "Web",
    softwareVersion: model.version.number,
    inLanguage: content.lang,
    ...(model.version.publishedAt ? { dateModified: model.version.publishedAt } : {}),
    author: {
      "@type": "Organization",
      name: partner.name,
      ...(partner.website === "" ? {} : { url: partner.website }),
    },
    offers: {
      "@type": "Offer",
      price: price.kind === "paid" ? decimal(price.amountMinor, price.currency) : "0",
      priceCurrency: price.kind === "paid" ? price.currency : "USD",
    },
    ...(ratingBp === null
      ? {}
      : { aggregateRating: { "@type": "AggregateRating", ratingValue: (ratingBp / 100).toFixed(2), reviewCount } }),
  };
}

/** The way to a page, top first (schema.org BreadcrumbList). */
export function breadcrumbLinkedData(steps: ReadonlyArray<{ name: string; url: string }>): object {
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: steps.map((step, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: step.name,
      item: step.url,
    })),
  };
}
