import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { TextLink } from "@/components/accounts/text-link";
import { AuthShell } from "@/components/layout/auth-shell";
import { ActionForm } from "@/components/ui/action-form";
import { formWords } from "@/components/ui/form-words";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { forgotPassword } from "@/lib/accounts/recovery/actions";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;

export async function generateMetadata({ params }: PageProps<"/[locale]/password/forgot">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "auth.forgot" });
  return { title: t("title"), robots: { index: false } };
}

/** Mails a link to choose a new password. */
export default async function ForgotPage({ params }: PageProps<"/[locale]/password/forgot">) {
  // Rendered for each request, so that its scripts carry the nonce.
  await connection();
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "auth.forgot" });
  return (
    <AuthShell
      locale={locale}
      path={`/${locale}/password/forgot`}
      title={t("title")}
      intro={t("intro")}
      footer={<TextLink href={`/${locale}/sign-in`}>{t("back")}</TextLink>}
    >
      <ActionForm action={forgotPassword} words={formWords(locale)} success={t("done")} noValidate>
        <HiddenFields fields={{ locale }} />
        <TextField
          name="email"
          label={t("email")}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          dir="ltr"
          required
        />
        <SubmitButton variant="signal" wide pendingLabel={t("pending")}>
          {t("submit")}
        </SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
