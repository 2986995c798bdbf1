import "../globals.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { Document } from "@/components/layout/document";
import { FailureWords } from "@/components/layout/failure-words";
import { isLocale, LOCALES } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";

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
  const t = translatorOf(locale, "failure");
  const words = { title: t("title"), why: t("why"), retry: t("retry"), home: t("home") };
  return (
    <Document locale={locale}>
      <FailureWords words={words}>{children}</FailureWords>
    </Document>
  );
}
