import { LayoutGrid, UserRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { PersonMenu } from "@/components/accounts/person-menu";
import { WaitingBell } from "@/components/insights/waiting-bell";
import { AppShell } from "@/components/layout/app-shell";
import { appShellWords } from "@/components/layout/app-words";
import { loadPersonScope } from "@/lib/accounts/gates/loaders";
import { toLocale } from "@/lib/platform/messages/locales";

/** Frame of the pages about oneself. */
export default async function AccountLayout({ children, params }: LayoutProps<"/[locale]/account">) {
  const locale = toLocale((await params).locale);
  const { person } = await loadPersonScope("account.manage");
  const t = await getTranslations({ locale, namespace: "account" });
  return (
    <AppShell
      home={`/${locale}`}
      words={await appShellWords(locale)}
      account={<PersonMenu person={person} locale={locale} languages />}
      signals={<WaitingBell locale={locale} />}
      sections={[
        {
          title: t("nav"),
          links: [
            { href: `/${locale}/account`, label: t("navAccount"), icon: UserRound },
            { href: `/${locale}/workspace`, label: t("navPlaces"), icon: LayoutGrid },
          ],
        },
      ]}
    >
      {children}
    </AppShell>
  );
}
