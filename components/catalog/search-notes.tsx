import { TextLink } from "@/components/accounts/text-link";
import { catalogHref, changed } from "@/lib/catalog/search/catalog-url";
import type { CatalogQuery } from "@/lib/catalog/search/schema";
import type { SearchResult } from "@/lib/catalog/search/types";
import type { Locale } from "@/lib/platform/messages/locales";
import type { CatalogWords } from "./words";

/** What a search did with the words: products that are not here, a word that stands nowhere, and what may have been meant. */
export function SearchNotes({
  query,
  result: { corrected, offered, missing, total },
  locale,
  t,
}: {
  readonly query: CatalogQuery;
  readonly result: SearchResult;
  readonly locale: Locale;
  readonly t: CatalogWords;
}) {
  if (query.q === "") return null;
  const searchFor = (q: string) => catalogHref(locale, changed(query, { q }));
  return (
    <div className="mb-4 grid gap-1 text-ink-2">
      {missing.map(({ name, means }) => (
        <p key={name}>{t(total > 0 ? "search.missing" : "search.missingNothing", { name, means: means.join(", ") })}</p>
      ))}
      {corrected !== null && (
        <p>
          {t("search.corrected", { q: query.q, corrected })}{" "}
          <TextLink href={searchFor(`"${query.q.replaceAll('"', "")}"`)} rel="nofollow" prefetch={false}>
            {t("search.asWritten", { q: query.q })}
          </TextLink>
        </p>
      )}
      {offered !== null && (
        <p>
          {t("search.offered")}{" "}
          <TextLink href={searchFor(offered)} rel="nofollow" prefetch={false}>
            <bdi>{offered}</bdi>
          </TextLink>
        </p>
      )}
      {query.sort === "relevance" && (
        <p className="t-small">
          <TextLink href={`/${locale}/search/ranking`} prefetch={false}>
            {t("ranking.link")}
          </TextLink>
        </p>
      )}
    </div>
  );
}
