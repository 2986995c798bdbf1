import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { PasswordField } from "@/components/accounts/password-field";
import { SignOutForm } from "@/components/accounts/sign-out-form";
import { AuthShell } from "@/components/layout/auth-shell";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { formWords } from "@/components/ui/form-words";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { acceptAsSelf, joinAsNew } from "@/lib/accounts/invitations/actions";
import { loadSignedIn } from "@/lib/accounts/session/loaders";
import { loadInvitation } from "@/lib/accounts/team/loaders";
import { toLocale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";

export const instant = false;
export async function generateMetadata({ params }: PageProps<"/[locale]/invitation/[token]">): Promise<Metadata> {
  const { locale, token } = await params;
  const t = await getTranslations({ locale: toLocale(locale), namespace: "auth" });
  const invitation = await loadInvitation(token);
  const title = invitation ? t("invitation.title", { tenant: invitation.tenantName }) : t("invitation.goneTitle");
  // The token stays here; not "no-referrer", with which a form posted without JavaScript has no Origin and is refused.
  return { title, robots: { index: false }, referrer: "same-origin" };
}

/** An invitation to a workspace or a partner: accept, sign in to accept, or make the account and join in one step. */
export default async function InvitationPage({ params }: PageProps<"/[locale]/invitation/[token]">) {
  const { locale: segment, token } = await params;
  const locale = toLocale(segment);
  const t = await getTranslations({ locale, namespace: "auth" });
  const invitation = await loadInvitation(token);
  if (!invitation)
    return (
      <AuthShell locale={locale} title={t("invitation.goneTitle")}>
        <p className="text-ink-2">{t("invitation.gone")}</p>
        <div>
          <ButtonLink variant="ink" href={`/${locale}/sign-in`}>
            {t("signIn.submit")}
          </ButtonLink>
        </div>
      </AuthShell>
    );
  const { email } = invitation;
  const words = {
    inviter: invitation.inviterName,
    tenant: invitation.tenantName,
    role: translatorOf(locale, "roles")(invitation.role),
  };
  const intro =
    invitation.tenantKind === "workspace"
      ? t("invitation.intro", words)
      : t(invitation.tenantKind === "partner" ? "invitation.introPartner" : "invitation.introStaff", words);
  const shell = (children: ReactNode) => (
    <AuthShell
      locale={locale}
      path={`/${locale}/invitation/${token}`}
      title={t("invitation.title", words)}
      intro={intro}
    >
      {children}
    </AuthShell>
  );
  const person = await loadSignedIn();
  if (person && person.email.toLowerCase() !== email.toLowerCase()) {
    return (
      <AuthShell
        locale={locale}
        title={t("invitation.otherTitle")}
        intro={t("invitation.other", { email, current: person.email })}
      >
        <SignOutForm locale={locale} next={`/${locale}/invitation/${token}`} />
      </AuthShell>
    );
  }
  if (person) {
    return shell(
      <ActionForm action={acceptAsSelf} words={formWords(locale)}>
        <HiddenFields fields={{ locale, token }} />
        <SubmitButton variant="signal" wide pendingLabel={t("invitation.pending")}>
          {t("invitation.accept")}
        </SubmitButton>
      </ActionForm>,
    );
  }
  if (invitation.hasAccount) {
    return shell(
      <>
        <p>{t("invitation.signInFirst", { email })}</p>
        <div>
          <ButtonLink
            variant="signal"
            href={`/${locale}/sign-in?next=${encodeURIComponent(`/${locale}/invitation/${token}`)}`}
          >
            {t("invitation.signIn")}
          </ButtonLink>
        </div>
      </>,
    );
  }
  return shell(
    <ActionForm action={joinAsNew} words={formWords(locale)} noValidate>
      <HiddenFields fields={{ locale, token }} />
      <TextField name="name" label={t("invitation.name")} autoComplete="name" maxLength={80} required />
      <PasswordField
        label={t("invitation.password")}
        hint={t("invitation.passwordHint", { email })}
        autoComplete="new-password"
        words={{ show: t("showPassword"), hide: t("hidePassword") }}
      />
      <SubmitButton variant="signal" wide pendingLabel={t("invitation.pending")}>
        {t("invitation.join")}
      </SubmitButton>
    </ActionForm>,
  );
}
