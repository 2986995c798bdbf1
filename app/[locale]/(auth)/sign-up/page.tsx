import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { PasswordField } from "@/components/accounts/password-field";
import { TextLink } from "@/components/accounts/text-link";
import { AuthShell } from "@/components/layout/auth-shell";
import { ActionForm } from "@/components/ui/action-form";
import { formWords } from "@/components/ui/form-words";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { safeRedirectTarget } from "@/lib/accounts/redirect-target";
import { requestAccount } from "@/lib/accounts/registration/actions";
import { searchText } from "@/lib/accounts/search-text";
import { loadSignedIn } from "@/lib/accounts/session/loaders";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;

export async function generateMetadata({ params }: PageProps<"/[locale]/sign-up">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "auth.signUp" });
  return { title: t("title"), robots: { index: false } };
}

/** Asks for an account; the mailed link makes it real. */
export default async function SignUpPage({ params, searchParams }: PageProps<"/[locale]/sign-up">) {
  const locale = toLocale((await params).locale);
  const next = safeRedirectTarget(searchText((await searchParams).next), "");
  if (await loadSignedIn()) redirect(next || `/${locale}/workspace`);
  const t = await getTranslations({ locale, namespace: "auth" });
  const onwards = next ? `?next=${encodeURIComponent(next)}` : "";
  return (
    <AuthShell
      locale={locale}
      path={`/${locale}/sign-up`}
      title={t("signUp.title")}
      intro={t("signUp.intro")}
      footer={
        <span>
          {t("signUp.have")} <TextLink href={`/${locale}/sign-in${onwards}`}>{t("signUp.signIn")}</TextLink>
        </span>
      }
    >
      <ActionForm action={requestAccount} words={formWords(locale)} noValidate>
        <HiddenFields fields={{ locale, next }} />
        <TextField name="name" label={t("signUp.name")} autoComplete="name" maxLength={80} required />
        <TextField
          name="email"
          label={t("signUp.email")}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          dir="ltr"
          required
        />
        <PasswordField
          label={t("signUp.password")}
          hint={t("signUp.passwordHint")}
          autoComplete="new-password"
          words={{ show: t("showPassword"), hide: t("hidePassword") }}
        />
        <SubmitButton variant="signal" wide pendingLabel={t("signUp.pending")}>
          {t("signUp.submit")}
        </SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
