import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { AuthShell } from "@/components/layout/auth-shell";
import { ButtonLink } from "@/components/ui/button";
import { hasDemoInbox } from "@/lib/accounts/demo-inbox/cookie";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;

export async function generateMetadata({ params }: PageProps<"/[locale]/sign-up/sent">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "auth.sent" });
  return { title: t("title"), robots: { index: false } };
}

/** After asking for an account: the same for every address, so that it tells nothing about who has one. */
export default async function SentPage({ params }: PageProps<"/[locale]/sign-up/sent">) {
  // Rendered for each request, so that its scripts carry the nonce.
  await connection();
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "auth.sent" });
  return (
    <AuthShell locale={locale} path={`/${locale}/sign-up/sent`} title={t("title")} intro={t("intro")}>
      <p className="text-ink-2">{hasDemoInbox() ? t("demo") : t("nothing")}</p>
      <div className="flex flex-wrap gap-2">
        {hasDemoInbox() && (
          <ButtonLink variant="signal" href={`/${locale}/inbox`}>
            {t("inbox")}
          </ButtonLink>
        )}
        <ButtonLink href={`/${locale}/sign-up`}>{t("again")}</ButtonLink>
        <ButtonLink variant="quiet" href={`/${locale}/sign-in`}>
          {t("signIn")}
        </ButtonLink>
      </div>
    </AuthShell>
  );
}
