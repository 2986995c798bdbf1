import { getTranslations } from "next-intl/server";
import { AccountMenu } from "@/components/layout/account-menu";
import { LocaleLinksHere } from "@/components/layout/locale-links-here";
import type { SignedIn } from "@/lib/accounts/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { SignOutForm } from "./sign-out-form";

/** Who is signed in, with the way to their account and out. */
export async function PersonMenu({
  person,
  locale,
  languages = false,
}: {
  readonly person: SignedIn;
  readonly locale: Locale;
  /** Offers the page in the other languages too; only where it exists in them. */
  readonly languages?: boolean | undefined;
}) {
  const t = await getTranslations({ locale, namespace: "account" });
  const links = [
    { href: `/${locale}/account`, label: t("navAccount") },
    { href: `/${locale}/workspace`, label: t("navPlaces") },
  ];
  return (
    <AccountMenu
      name={person.name}
      note={person.email}
      label={t("title")}
      links={links}
      staff={person.staffRole !== null}
    >
      {languages && (
        <>
          <LocaleLinksHere locale={locale} />
          <div className="menu__sep" />
        </>
      )}
      <SignOutForm locale={locale} inMenu />
    </AccountMenu>
  );
}
