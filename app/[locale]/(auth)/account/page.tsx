import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmailForm, PasswordForm, ProfileForm } from "@/components/accounts/account-forms";
import { DeleteAccount } from "@/components/accounts/delete-account";
import { SessionList } from "@/components/accounts/session-list";
import { PageHeader } from "@/components/layout/page-header";
import { getDeletionImpact } from "@/lib/accounts/deletion/data";
import { loadPersonScope } from "@/lib/accounts/gates/loaders";
import { listSessions } from "@/lib/accounts/session/data";
import { db } from "@/lib/platform/db";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;

export async function generateMetadata({ params }: PageProps<"/[locale]/account">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "account" });
  return { title: t("title"), robots: { index: false } };
}

/** Everything a person decides about their own account. */
export default async function AccountPage({ params }: PageProps<"/[locale]/account">) {
  const locale = toLocale((await params).locale);
  const scope = await loadPersonScope("account.manage");
  const { person } = scope;
  const t = await getTranslations({ locale, namespace: "account" });
  return (
    <>
      <PageHeader title={t("title")} locale={locale}>
        {t("intro")}
      </PageHeader>
      <div className="stack">
        <ProfileForm person={person} locale={locale} />
        <EmailForm person={person} locale={locale} />
        <PasswordForm person={person} locale={locale} />
        <SessionList sessions={await listSessions(db(), scope)} locale={locale} />
        <DeleteAccount impact={await getDeletionImpact(db(), scope)} email={person.email} locale={locale} />
      </div>
    </>
  );
}
