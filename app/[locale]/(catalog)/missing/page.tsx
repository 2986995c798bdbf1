import type { Metadata } from "next";
import { setRequestLocale } from "next-intl/server";
import { MissingPage, missingMetadata } from "@/components/catalog/missing-page";
import { loadMarketplaceName } from "@/lib/catalog/loaders";
import { toLocale } from "@/lib/platform/messages/locales";

type Props = { readonly params: Promise<{ locale: string }> };

export const ensureStatic = "navigation";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return missingMetadata(toLocale((await params).locale));
}

/** What the front door shows for an address without a page. */
export default async function Missing({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  return <MissingPage locale={locale} path={`/${locale}`} marketplace={await loadMarketplaceName()} />;
}
