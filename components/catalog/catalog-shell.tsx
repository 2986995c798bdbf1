import type { ReactNode } from "react";
import { PublicShell } from "@/components/layout/public-shell";
import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import { AccountMenu } from "./account-menu";
import { catalogWords } from "./words";

/** The frame of every public catalog page. The same for everybody; only the account menu asks who is looking, in the browser. */
export function CatalogShell({
  locale,
  path,
  marketplace,
  current = false,
  children,
}: {
  readonly locale: Locale;
  /** Address of this page, for the language switch; with its query where the page is made for each reader. */
  readonly path: string;
  readonly marketplace: string;
  /** Whether this is the catalog's first page. */
  readonly current?: boolean | undefined;
  readonly children: ReactNode;
}) {
  const t = catalogWords(locale);
  const common = translatorOf(locale, "common");
  return (
    <PublicShell
      locale={locale}
      path={path}
      marketplace={marketplace}
      nav={[
        { href: `/${locale}`, label: common("catalog"), current },
        { href: `/${locale}/workspace`, label: t("installedNav") },
        { href: "/partner", label: common("build") },
      ]}
      footer={[
        { href: `/${locale}/search`, label: t("search.title") },
        { href: "/partner/docs", label: t("docs") },
        { href: "/partner/register", label: t("becomePartner") },
      ]}
      account={
        <AccountMenu
          locale={locale}
          words={{
            signIn: t("account.signIn"),
            menu: t("account.menu"),
            workspaces: t("account.workspaces"),
            partners: t("account.partners"),
            admin: t("account.admin"),
            settings: t("account.settings"),
            signOut: common("signOut"),
          }}
        />
      }
    >
      <div className="wrap">{children}</div>
    </PublicShell>
  );
}
