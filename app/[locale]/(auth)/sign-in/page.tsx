import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { PasswordField } from "@/components/accounts/password-field";
import { TextLink } from "@/components/accounts/text-link";
import { AuthShell } from "@/components/layout/auth-shell";
import { ActionForm } from "@/components/ui/action-form";
import { FormMessage } from "@/components/ui/form-message";
import { formWords } from "@/components/ui/form-words";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { safeRedirectTarget } from "@/lib/accounts/redirect-target";
import { searchText } from "@/lib/accounts/search-text";
import { loadSignedIn } from "@/lib/accounts/session/loaders";
import { signInByPassword } from "@/lib/accounts/sign-in/actions";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;

export async function generateMetadata({ params }: PageProps<"/[locale]/sign-in">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "auth.signIn" });
  return { title: t("title"), robots: { index: false } };
}

/** Sign-in by password; a signed-in person goes on to where they wanted. */
export default async function SignInPage({ params, searchParams }: PageProps<"/[locale]/sign-in">) {
  const locale = toLocale((await params).locale);
  const query = await searchParams;
  const next = safeRedirectTarget(searchText(query.next), "");
  if (await loadSignedIn()) redirect(next || `/${locale}/workspace`);
  const t = await getTranslations({ locale, namespace: "auth" });
  const notice = searchText(query.notice);
  const onwards = next ? `?next=${encodeURIComponent(next)}` : "";
  return (
    <AuthShell
      locale={locale}
      path={`/${locale}/sign-in`}
      title={t("signIn.title")}
      footer={
        <span>
          {t("signIn.new")} <TextLink href={`/${locale}/sign-up${onwards}`}>{t("signIn.create")}</TextLink>
        </span>
      }
    >
      {notice === "password" && <FormMessage tone="ok">{t("signIn.noticePassword")}</FormMessage>}
      {notice === "deleted" && <FormMessage tone="ok">{t("signIn.noticeDeleted")}</FormMessage>}
      <ActionForm action={signInByPassword} words={formWords(locale)} noValidate>
        <HiddenFields fields={{ locale, next }} />
        <TextField
          name="email"
          label={t("signIn.email")}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          dir="ltr"
          required
        />
        <PasswordField
          label={t("signIn.password")}
          autoComplete="current-password"
          words={{ show: t("showPassword"), hide: t("hidePassword") }}
        />
        <SubmitButton variant="signal" wide pendingLabel={t("signIn.pending")}>
          {t("signIn.submit")}
        </SubmitButton>
      </ActionForm>
      <p>
        <TextLink href={`/${locale}/password/forgot`}>{t("signIn.forgot")}</TextLink>
      </p>
    </AuthShell>
  );
}
