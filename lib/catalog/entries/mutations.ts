import { parseContent } from "@/lib/listings/data";
import type { VersionContent } from "@/lib/listings/schema";
import { expireTags } from "@/lib/platform/cache/cache";
import type { Tx } from "@/lib/platform/db";
import { formatId, parseId } from "@/lib/platform/ids";
import { LOCALES } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import type { SystemScope } from "@/lib/platform/outbox/job";
import { getBusinessTime } from "@/lib/platform/time";
import { CATALOG_TAG, listingTag, PUBLIC_STATES, partnerTag } from "../constants";
import { type PictureMeasures, picturesOf } from "../marks";
import { buildCatalogRow, type CatalogRow, type FacetNames, wordsOf } from "./catalog-row";

/** A facet value's names in every language, so that it is found by each. */
const facetNames: FacetNames = (kind, slug) =>
  LOCALES.flatMap((locale) => {
    const t = translatorOf(locale, "facets");
    return t.has(`${kind}.${slug}`) ? [t(`${kind}.${slug}`)] : [];
  });

/** The measures of every picture that the contents name. */
async function loadPictures(
  tx: Tx,
  found: ReadonlyArray<{ content: VersionContent }>,
): Promise<Map<string, PictureMeasures>> {
  const shown = found.flatMap(({ content }) => picturesOf(content));
  const ids = shown.flatMap((id) => parseId("media", id) ?? []);
  const rows = await tx.mediaObject.findMany({
    where: { id: { in: ids } },
    select: { id: true, width: true, height: true, plainBp: true },
  });
  return new Map(rows.map(({ id, ...measures }) => [formatId("media", id), measures]));
}

/** Rows of those of `listingIds` that are public now, in the order of their ids. */
async function loadRows(tx: Tx, listingIds: readonly string[]): Promise<CatalogRow[]> {
  const listings = await tx.listing.findMany({
    where: {
      id: { in: [...listingIds] },
      state: { in: [...PUBLIC_STATES] },
      publishedVersionId: { not: null },
      // One that is stopped altogether is not offered; its own page stays and says so.
      installBlock: { not: "hard" },
      partner: { closedAt: null },
    },
    orderBy: { id: "asc" },
    include: {
      partner: { select: { id: true, slug: true, name: true } },
      versions: { where: { state: "published" }, select: { id: true, content: true } },
    },
  });
  const found = listings.flatMap((listing) => {
    const version = listing.versions.find((candidate) => candidate.id === listing.publishedVersionId);
    if (!version || !listing.publishedAt) return [];
    return [{ listing, publishedAt: listing.publishedAt, content: parseContent(version.content) }];
  });
  const pictures = await loadPictures(tx, found);
  return found.map(({ listing, publishedAt, content }) =>
    buildCatalogRow({ ...listing, listingId: listing.id, publishedAt, content, pictures }, facetNames),
  );
}

/** Words of rows that are new, or stand at a better place than before. In one order, so that two rebuilds never wait for each other. */
async function noteWords(tx: Tx, rows: readonly CatalogRow[]): Promise<void> {
  const best = new Map<string, number>();
  for (const row of rows)
    for (const [word, place] of wordsOf(row)) best.set(word, Math.min(place, best.get(word) ?? place));
  const words = [...best.keys()].sort();
  const places = words.map((word) => best.get(word) ?? 3);
  await tx.$executeRaw`INSERT INTO catalog_word (word, place) SELECT * FROM unnest(${words}::text[], ${places}::int[])
    ON CONFLICT (word) DO UPDATE SET place = excluded.place WHERE catalog_word.place > excluded.place`;
}

/** The jobs that follow what the catalog shows. */
type CatalogScope = SystemScope<"listing.published" | "listing.facts_changed">;

/**
 * Brings the catalog rows of some listings up to what they publish now; rows of listings that are not public are removed. Running it
 * again changes nothing. Tags of everything that shows them expire in the same transaction.
 */
export async function rebuildCatalogEntries(
  tx: Tx,
  _scope: CatalogScope,
  listingIds: readonly string[],
): Promise<void> {
  // Two rebuilds of one listing run one after the other, so the later one's facts win.
  await tx.$executeRaw`SELECT 1 FROM listing WHERE id = ANY(${[...listingIds].sort()}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const [before, rows] = [
    await tx.catalogEntry.findMany({
      where: { listingId: { in: [...listingIds] } },
      select: { slug: true, partnerSlug: true },
    }),
    await loadRows(tx, listingIds),
  ];
  const updatedAt = await getBusinessTime(tx);
  await tx.catalogEntry.deleteMany({ where: { listingId: { in: [...listingIds] } } });
  await tx.catalogEntry.createMany({ data: rows.map((row) => ({ ...row, updatedAt })) });
  await noteWords(tx, rows);
  const shown = [...before, ...rows];
  // A retired listing may have left the catalog long before, by a suspension; from now on its address says that it is gone.
  const retired = await tx.listing.findMany({
    where: { id: { in: [...listingIds] }, state: "retired" },
    select: { slug: true },
  });
  await expireTags(tx, [
    ...(shown.length === 0 ? [] : [CATALOG_TAG]),
    ...shown.flatMap((row) => [listingTag(row.slug), partnerTag(row.partnerSlug)]),
    ...retired.map((listing) => listingTag(listing.slug)),
  ]);
}

/** The same for one listing. */
export async function rebuildCatalogEntry(tx: Tx, scope: CatalogScope, listingId: string): Promise<void> {
  await rebuildCatalogEntries(tx, scope, [listingId]);
}
