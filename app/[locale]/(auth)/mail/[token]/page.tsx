import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { AuthShell } from "@/components/layout/auth-shell";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { formWords } from "@/components/ui/form-words";
import { SubmitButton } from "@/components/ui/submit-button";
import { getPublicScope } from "@/lib/accounts/gates/data";
import { chooseMailBlock } from "@/lib/accounts/mail-block/actions";
import { getMailBlock } from "@/lib/accounts/mail-block/data";
import { db } from "@/lib/platform/db";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;
export async function generateMetadata({ params }: PageProps<"/[locale]/mail/[token]">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "auth" });
  // The token stays here; not "no-referrer", with which a form posted without JavaScript has no Origin and is refused.
  return { title: t("mailBlock.title"), robots: { index: false }, referrer: "same-origin" };
}

/** The block link of an unasked mail. Opening it changes nothing (mail scanners open links too); the button does. */
export default async function MailBlockPage({ params }: PageProps<"/[locale]/mail/[token]">) {
  const { locale: segment, token } = await params;
  const locale = toLocale(segment);
  const t = await getTranslations({ locale, namespace: "auth" });
  const found = await getMailBlock(db(), getPublicScope(), decodeURIComponent(token));
  if (!found)
    return (
      <AuthShell locale={locale} title={t("verify.goneTitle")} intro={t("mailBlock.gone")}>
        <div>
          <ButtonLink variant="ink" href={`/${locale}`}>
            {t("mailBlock.home")}
          </ButtonLink>
        </div>
      </AuthShell>
    );
  const { email, blocked } = found;
  return (
    <AuthShell
      locale={locale}
      title={blocked ? t("mailBlock.blockedTitle") : t("mailBlock.title")}
      intro={blocked ? t("mailBlock.blocked", { email }) : t("mailBlock.intro", { email })}
    >
      <ActionForm action={chooseMailBlock} words={formWords(locale)}>
        <HiddenFields fields={{ locale, token, want: blocked ? "unblock" : "block" }} />
        <SubmitButton variant={blocked ? "default" : "ink"} wide wraps>
          {blocked ? t("mailBlock.unblock") : t("mailBlock.block")}
        </SubmitButton>
      </ActionForm>
      <p className="t-small text-ink-2">{t("mailBlock.note")}</p>
    </AuthShell>
  );
}
