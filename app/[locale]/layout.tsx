import "../globals.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { Document } from "@/components/layout/document";
import { isLocale, LOCALES } from "@/lib/platform/messages/locales";

export const metadata: Metadata = { title: { default: "Patchbay", template: "%s | Patchbay" } };

export function generateStaticParams() {
  return LOCALES.map((locale) => ({ locale }));
}

/** Root of everything a customer sees, in the language of the path. */
export default async function LocaleLayout({
  children,
  params,
}: {
  readonly children: ReactNode;
  readonly params: Promise<{ locale: string }>;
}) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  return <Document locale={locale}>{children}</Document>;
}
