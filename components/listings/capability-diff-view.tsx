import { getTranslations } from "next-intl/server";
import { eventWords, scopeWords } from "@/components/capabilities/words";
import { Diff, type DiffLine } from "@/components/ui/diff";
import type { CapabilityDiff, UrlUse } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { formatPlanPrice, type ListingWords } from "./format";

/** What an update changes in scopes, events, addresses and price, one line each with the same in words. Shows nothing when empty. */
export async function CapabilityDiffView({ diff, locale }: { readonly diff: CapabilityDiff; readonly locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "listing" });
  return (
    <Diff
      lines={[
        ...scopeLines(diff, locale, t),
        ...eventLines(diff, locale, t),
        ...urlLines(diff, t),
        ...priceLines(diff, locale, t),
      ]}
      locale={locale}
    />
  );
}

function scopeLines({ scopes }: CapabilityDiff, locale: Locale, t: ListingWords): DiffLine[] {
  return [
    ...scopes.added.map(
      (use): DiffLine => ({ kind: "add", name: use.scope, note: t("diff.scopeAdded", scopeWords(use.scope, locale)) }),
    ),
    ...scopes.removed.map(
      (use): DiffLine => ({
        kind: "del",
        name: use.scope,
        note: t("diff.scopeRemoved", scopeWords(use.scope, locale)),
      }),
    ),
    ...scopes.changed.map(
      ({ after }): DiffLine => ({
        kind: "chg",
        name: after.scope,
        note: t(after.optional ? "diff.scopeNowOptional" : "diff.scopeNowRequired", scopeWords(after.scope, locale)),
      }),
    ),
  ];
}

function eventLines({ events }: CapabilityDiff, locale: Locale, t: ListingWords): DiffLine[] {
  const line =
    (kind: "add" | "del", key: "diff.eventAdded" | "diff.eventRemoved") =>
    (use: { type: Parameters<typeof eventWords>[0] }): DiffLine => ({
      kind,
      name: use.type,
      note: t(key, { sentence: eventWords(use.type, locale) }),
    });
  return [...events.added.map(line("add", "diff.eventAdded")), ...events.removed.map(line("del", "diff.eventRemoved"))];
}

function urlLines({ urls }: CapabilityDiff, t: ListingWords): DiffLine[] {
  const line =
    (kind: "add" | "del") =>
    (use: UrlUse): DiffLine => ({ kind, name: use.url, note: t(`diff.url.${use.kind}`) });
  return [
    ...urls.added.map(line("add")),
    ...urls.removed.map(line("del")),
    ...urls.changed.map(
      ({ before, after }): DiffLine => ({
        kind: "chg",
        name: after.url,
        note: t("diff.urlWas", { what: t(`diff.url.${after.kind}`), before: before.url }),
      }),
    ),
  ];
}

function priceLines({ price }: CapabilityDiff, locale: Locale, t: ListingWords): DiffLine[] {
  return [
    ...price.added.map(
      (plan): DiffLine => ({
        kind: "add",
        name: plan.name,
        note: t("diff.priceAdded", { price: formatPlanPrice(plan, locale, t) }),
      }),
    ),
    ...price.removed.map(
      (plan): DiffLine => ({
        kind: "del",
        name: plan.name,
        note: t("diff.priceRemoved", { price: formatPlanPrice(plan, locale, t) }),
      }),
    ),
    ...price.changed.map(
      ({ before, after }): DiffLine => ({
        kind: "chg",
        name: after.name,
        note: t("diff.priceChanged", {
          before: formatPlanPrice(before, locale, t),
          after: formatPlanPrice(after, locale, t),
        }),
      }),
    ),
  ];
}
