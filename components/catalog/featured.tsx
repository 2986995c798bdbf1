import { TextLink } from "@/components/accounts/text-link";
import { Cables } from "@/components/listings/listing-permissions";
import type { FeaturedCard } from "@/lib/catalog/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { ListingCard } from "./listing-card";
import type { CatalogWords } from "./words";

/** "Chosen this month": the first card shows what flows. */
export function Featured({
  cards,
  marketplace,
  locale,
  t,
}: {
  readonly cards: readonly FeaturedCard[];
  readonly marketplace: string;
  readonly locale: Locale;
  readonly t: CatalogWords;
}) {
  const [first, ...rest] = cards;
  if (!first) return null;
  return (
    <section aria-labelledby="chosen" className="mb-12">
      <div className="mb-4 flex flex-wrap items-baseline gap-x-3">
        <h2 id="chosen" className="t-2">
          {t("home.chosen")}
        </h2>
        <p className="t-small text-ink-3">
          {t("home.chosenRule")} · <TextLink href={`/${locale}/search/chosen`}>{t("home.chosenLink")}</TextLink>
        </p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <div className="grid sm:col-span-2">
          <ListingCard
            card={first.card}
            why={t(`rule.${first.rule}`)}
            big
            aside={<Cables content={first.content} hostName={marketplace} legend={false} locale={locale} />}
            locale={locale}
            t={t}
          />
        </div>
        {rest.map(({ rule, card, content }) => (
          <ListingCard
            key={card.slug}
            card={card}
            why={t(`rule.${rule}`)}
            points={content.features.slice(0, 3).map(({ title }) => title)}
            locale={locale}
            t={t}
          />
        ))}
      </div>
    </section>
  );
}
