import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TextLink } from "@/components/accounts/text-link";
import { AuthShell } from "@/components/layout/auth-shell";
import { ButtonLink } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { loadInbox } from "@/lib/accounts/demo-inbox/loaders";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;

export async function generateMetadata({ params }: PageProps<"/[locale]/inbox">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "auth.inbox" });
  return { title: t("title"), robots: { index: false } };
}

/** Where the demo's mails are for who they were sent to. Elsewhere mails leave, and this page is not there. */
export default async function InboxPage({ params }: PageProps<"/[locale]/inbox">) {
  const locale = toLocale((await params).locale);
  const { own, asked, mails } = await loadInbox();
  const t = await getTranslations({ locale, namespace: "auth.inbox" });
  const addresses = [...new Set([own, asked].filter((address) => address !== null))];
  return (
    <AuthShell
      wide
      locale={locale}
      path={`/${locale}/inbox`}
      title={t("title")}
      intro={addresses.length > 0 ? t("intro", { addresses: addresses.join(", ") }) : t("nobody")}
      footer={<TextLink href="/admin/mail">{t("all")}</TextLink>}
    >
      {addresses.length > 0 && mails.length === 0 && <p className="text-ink-2">{t("empty")}</p>}
      <ul className="grid grid-cols-1 gap-4">
        {mails.map((mail) => (
          <li key={mail.id} className="grid grid-cols-1 gap-2 border-b border-line pb-4 last:border-0">
            <h2 className="t-3 break-words" dir="auto">
              {mail.subject}
            </h2>
            <p className="t-small text-ink-3">
              <bdi>{mail.to}</bdi>, <Time at={mail.at} show="datetime" locale={locale} />
            </p>
            <details>
              <summary className="t-small w-fit cursor-pointer text-ink-2 underline underline-offset-2">
                {t("text")}
              </summary>
              <p className="mt-2 break-words whitespace-pre-wrap" dir="auto">
                {mail.text}
              </p>
            </details>
            {mail.action !== null && (
              <div>
                <ButtonLink href={mail.action.url} variant="signal" aria-label={`${t("open")}: ${mail.action.label}`}>
                  {mail.action.label}
                </ButtonLink>
              </div>
            )}
          </li>
        ))}
      </ul>
      <div>
        <ButtonLink href={`/${locale}/inbox`}>{t("again")}</ButtonLink>
      </div>
    </AuthShell>
  );
}
