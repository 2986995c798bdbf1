import "../globals.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import { Document } from "@/components/layout/document";
import { isLocale, LOCALES } from "@/lib/platform/locales";

export const metadata: Metadata = { title: { default: "Patchbay", template: "%s | Patchbay" } };

export function generateStaticParams() {
  return LOCALES.map((locale) => ({ locale }));
}

/** Root of everything a customer sees, in the language of the path. */
export default async function LocaleLayout({ children, params }: LayoutProps<"/[locale]">) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  return <Document locale={locale}>{children}</Document>;
}
