import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { getPublicScope } from "@/lib/accounts/gates/data";
import { countSitemapFiles, getSitemapListings, getSitemapPartners } from "@/lib/catalog/pages/data";
import { FACET_KINDS, FACETS } from "@/lib/listings/constants";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/platform/messages/locales";

export async function generateSitemaps() {
  const files = await countSitemapFiles(db(), getPublicScope());
  return Array.from({ length: files }, (_, id) => ({ id }));
}

function entries(path: string, lastModified?: Date): MetadataRoute.Sitemap {
  const { origin } = env();
  const languages = Object.fromEntries([
    ...LOCALES.map((locale) => [locale, `${origin}/${locale}${path}`]),
    ["x-default", `${origin}/${DEFAULT_LOCALE}${path}`],
  ]);
  return LOCALES.map((locale) => ({
    url: `${origin}/${locale}${path}`,
    alternates: { languages },
    ...(lastModified ? { lastModified } : {}),
  }));
}

/** All public pages in every language: the first file has what is not a listing too. */
export default async function sitemap(props: { id: Promise<string> }): Promise<MetadataRoute.Sitemap> {
  await connection();
  const file = Number(await props.id);
  if (!Number.isInteger(file) || file < 0) return [];
  const listings = await getSitemapListings(db(), getPublicScope(), file);
  const partners = file === 0 ? await getSitemapPartners(db(), getPublicScope()) : [];
  const facets =
    file === 0 ? FACET_KINDS.flatMap((kind) => Object.keys(FACETS[kind]).map((slug) => `/${kind}/${slug}`)) : [];
  return [
    ...(file === 0 ? entries("") : []),
    ...facets.flatMap((path) => entries(path)),
    ...partners.flatMap((slug) => entries(`/partners/${slug}`)),
    ...listings.flatMap(({ slug, changedAt }) => entries(`/integrations/${slug}`, changedAt)),
  ];
}
