import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { PasswordField } from "@/components/accounts/password-field";
import { AuthShell } from "@/components/layout/auth-shell";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { formWords } from "@/components/ui/form-words";
import { SubmitButton } from "@/components/ui/submit-button";
import { BROWSER_PROOF_COOKIE } from "@/lib/accounts/constants";
import { loadLink } from "@/lib/accounts/links/loaders";
import { isBrowserProof } from "@/lib/accounts/links/mutations";
import { confirmNewEmail } from "@/lib/accounts/profile/actions";
import { safeRedirectTarget } from "@/lib/accounts/redirect-target";
import { confirmAccount } from "@/lib/accounts/registration/actions";
import { searchText } from "@/lib/accounts/search-text";
import { loadSignedIn } from "@/lib/accounts/session/loaders";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;
export async function generateMetadata({ params }: PageProps<"/[locale]/verify/[token]">): Promise<Metadata> {
  const { locale, token } = await params;
  const t = await getTranslations({ locale: toLocale(locale), namespace: "auth" });
  const link = await loadLink(token);
  const gone = link.state === "gone" || link.kind === "reset";
  const title = gone ? t("verify.goneTitle") : t(link.kind === "change" ? "verify.changeTitle" : "verify.title");
  // The token stays here; not "no-referrer", with which a form posted without JavaScript has no Origin and is refused.
  return { title, robots: { index: false }, referrer: "same-origin" };
}

/** A mailed link that proves an address. Opening it changes nothing (mail scanners open links too); the button does. */
export default async function VerifyPage({ params, searchParams }: PageProps<"/[locale]/verify/[token]">) {
  const { locale: segment, token } = await params;
  const locale = toLocale(segment);
  const t = await getTranslations({ locale, namespace: "auth" });
  const link = await loadLink(token);
  if (link.state === "gone" || link.kind === "reset") {
    const change = link.kind === "change";
    return (
      <AuthShell locale={locale} title={t("verify.goneTitle")} intro={t("verify.gone")}>
        <p className="text-ink-2">{change ? t("verify.goneChange") : t("verify.goneSignIn")}</p>
        <div>
          <ButtonLink variant="ink" href={change ? `/${locale}/account` : `/${locale}/sign-in`}>
            {change ? t("verify.toAccount") : t("signIn.submit")}
          </ButtonLink>
        </div>
      </AuthShell>
    );
  }
  if (link.kind === "change") {
    const own = (await loadSignedIn())?.personId === link.personId;
    const { account, email } = link;
    return (
      <AuthShell locale={locale} title={t("verify.changeTitle")} intro={t("verify.changeIntro", { email, account })}>
        <ActionForm
          action={confirmNewEmail}
          words={formWords(locale)}
          success={t("verify.changeDone", { email: link.email })}
        >
          <HiddenFields fields={{ locale, token }} />
          {!own && (
            <PasswordField
              label={t("verify.changePassword", { account })}
              hint={t("verify.changePasswordHint")}
              autoComplete="current-password"
              words={{ show: t("showPassword"), hide: t("hidePassword") }}
            />
          )}
          <SubmitButton variant="signal" wide wraps pendingLabel={t("verify.pending")}>
            {t("verify.changeSubmit", { email: link.email })}
          </SubmitButton>
        </ActionForm>
      </AuthShell>
    );
  }
  const next = safeRedirectTarget(searchText((await searchParams).next), "");
  const sameBrowser = isBrowserProof((await cookies()).get(BROWSER_PROOF_COOKIE)?.value, token);
  return (
    <AuthShell locale={locale} title={t("verify.title")} intro={t("verify.intro", { email: link.email })}>
      <ActionForm action={confirmAccount} words={formWords(locale)} noValidate>
        <HiddenFields fields={{ locale, token, next }} />
        {!sameBrowser && (
          <PasswordField
            label={t("verify.password")}
            hint={t("verify.passwordHint")}
            autoComplete="current-password"
            words={{ show: t("showPassword"), hide: t("hidePassword") }}
          />
        )}
        <SubmitButton variant="signal" wide pendingLabel={t("verify.pending")}>
          {t("verify.submit")}
        </SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
