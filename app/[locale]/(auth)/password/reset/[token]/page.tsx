import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { PasswordField } from "@/components/accounts/password-field";
import { AuthShell } from "@/components/layout/auth-shell";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { formWords } from "@/components/ui/form-words";
import { SubmitButton } from "@/components/ui/submit-button";
import { loadLink } from "@/lib/accounts/links/loaders";
import { chooseNewPassword } from "@/lib/accounts/recovery/actions";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;
export async function generateMetadata({ params }: PageProps<"/[locale]/password/reset/[token]">): Promise<Metadata> {
  const { locale, token } = await params;
  const t = await getTranslations({ locale: toLocale(locale), namespace: "auth" });
  const link = await loadLink(token);
  const title = t(link.state === "gone" || link.kind !== "reset" ? "reset.goneTitle" : "reset.title");
  // The token stays here; not "no-referrer", with which a form posted without JavaScript has no Origin and is refused.
  return { title, robots: { index: false }, referrer: "same-origin" };
}

/** A mailed link that sets a new password. */
export default async function ResetPage({ params }: PageProps<"/[locale]/password/reset/[token]">) {
  const { locale: segment, token } = await params;
  const locale = toLocale(segment);
  const t = await getTranslations({ locale, namespace: "auth" });
  const link = await loadLink(token);
  if (link.state === "gone" || link.kind !== "reset") {
    return (
      <AuthShell locale={locale} title={t("reset.goneTitle")} intro={t("reset.gone")}>
        <div>
          <ButtonLink variant="ink" href={`/${locale}/password/forgot`}>
            {t("reset.again")}
          </ButtonLink>
        </div>
      </AuthShell>
    );
  }
  return (
    <AuthShell locale={locale} title={t("reset.title")} intro={t("reset.intro", { email: link.email })}>
      <ActionForm action={chooseNewPassword} words={formWords(locale)} noValidate>
        <HiddenFields fields={{ locale, token }} />
        <PasswordField
          label={t("reset.password")}
          hint={t("signUp.passwordHint")}
          autoComplete="new-password"
          words={{ show: t("showPassword"), hide: t("hidePassword") }}
        />
        <SubmitButton variant="signal" wide pendingLabel={t("reset.pending")}>
          {t("reset.submit")}
        </SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
