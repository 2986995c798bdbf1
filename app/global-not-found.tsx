import "./globals.css";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Document } from "@/components/layout/document";
import { ButtonLink } from "@/components/ui/button";
import { State } from "@/components/ui/state";
import { directionOf, LOCALES, type Locale } from "@/lib/platform/messages/locales";

export const metadata: Metadata = { title: "There is nothing here" };

/** An address that matches no route at all. Which language it was meant in is not known here, so it says it in each. */
export default function GlobalNotFound() {
  return (
    <Document locale="en">
      <main id="main" className="narrow narrow--wide stack">
        {LOCALES.map((locale, index) => (
          <Missing key={locale} locale={locale} level={index === 0 ? 1 : 2} />
        ))}
      </main>
    </Document>
  );
}

async function Missing({ locale, level }: { readonly locale: Locale; readonly level: 1 | 2 }) {
  const t = await getTranslations({ locale, namespace: "common" });
  return (
    <div lang={locale} dir={directionOf(locale)}>
      <State
        kind="empty"
        level={level}
        title={t("notFoundTitle")}
        actions={
          <ButtonLink variant="ink" href={`/${locale}`}>
            {t("home")}
          </ButtonLink>
        }
      >
        <p>{t("notFoundWhy")}</p>
      </State>
    </div>
  );
}
