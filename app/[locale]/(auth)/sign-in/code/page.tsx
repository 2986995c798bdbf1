import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { AuthShell } from "@/components/layout/auth-shell";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { formWords } from "@/components/ui/form-words";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { loadPersonScope } from "@/lib/accounts/gates/loaders";
import { safeRedirectTarget } from "@/lib/accounts/redirect-target";
import { searchText } from "@/lib/accounts/search-text";
import { enterCode } from "@/lib/accounts/totp/actions";
import { loadTotpState } from "@/lib/accounts/totp/loaders";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;

export async function generateMetadata({ params }: PageProps<"/[locale]/sign-in/code">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "auth.code" });
  return { title: t("title"), robots: { index: false } };
}

/** The second factor of staff: the code, and before the first one the key for the app. */
export default async function CodePage({ params, searchParams }: PageProps<"/[locale]/sign-in/code">) {
  const locale = toLocale((await params).locale);
  const next = safeRedirectTarget(searchText((await searchParams).next), "/admin");
  const totp = await loadTotpState(await loadPersonScope("staff.verify"));
  const ui = await getTranslations({ locale, namespace: "ui" });
  const t = await getTranslations({ locale, namespace: "auth.code" });
  if (totp.state === "not_staff") {
    return (
      <AuthShell locale={locale} title={t("notStaffTitle")} intro={t("notStaff")}>
        <div>
          <ButtonLink href={`/${locale}/workspace`}>{t("home")}</ButtonLink>
        </div>
      </AuthShell>
    );
  }
  const settingUp = totp.state === "set_up";
  return (
    <AuthShell
      locale={locale}
      path={`/${locale}/sign-in/code`}
      title={settingUp ? t("setUpTitle") : t("title")}
      intro={settingUp ? t("setUpIntro") : t("intro")}
    >
      {totp.state === "set_up" && (
        <div className="grid gap-2">
          <span className="t-label">{t("key")}</span>
          <CopyField value={totp.secret} label={t("key")} copy={ui("copy")} copied={ui("copied")} />
          <a className="text-signal-ink underline underline-offset-2" href={totp.uri}>
            {t("open")}
          </a>
        </div>
      )}
      <ActionForm action={enterCode} words={formWords(locale)} noValidate>
        <HiddenFields fields={{ locale, next }} />
        <TextField
          name="code"
          label={t("label")}
          hint={t("hint")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          code
          autoFocus
          required
        />
        <SubmitButton variant="signal" wide pendingLabel={t("pending")}>
          {t("submit")}
        </SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
