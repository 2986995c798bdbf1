import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { formWords } from "@/components/ui/form-words";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { askForNewEmail, savePassword, saveProfile } from "@/lib/accounts/profile/actions";
import type { SignedIn } from "@/lib/accounts/types";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/platform/messages/locales";
import { HiddenFields } from "./hidden-fields";
import { PasswordField } from "./password-field";

interface Props {
  readonly person: SignedIn;
  readonly locale: Locale;
}

/** Name and language of mail. */
export async function ProfileForm({ person, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "account.profile" });
  return (
    <Panel aria-labelledby="profile">
      <PanelHeader id="profile" title={t("title")} />
      <PanelBody>
        <ActionForm action={saveProfile} words={formWords(locale)} success={t("saved")} className="max-w-96" noValidate>
          <HiddenFields fields={{ locale }} />
          <TextField
            name="name"
            label={t("name")}
            defaultValue={person.name}
            autoComplete="name"
            maxLength={80}
            required
          />
          <SelectField
            name="language"
            label={t("language")}
            defaultValue={person.locale}
            options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          />
          <div>
            <SubmitButton>{t("save")}</SubmitButton>
          </div>
        </ActionForm>
      </PanelBody>
    </Panel>
  );
}

/** The address, changed only after the new one was confirmed. */
export async function EmailForm({ person, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "account.email" });
  const auth = await getTranslations({ locale, namespace: "auth" });
  return (
    <Panel aria-labelledby="email">
      <PanelHeader id="email" title={t("title")} />
      <PanelBody className="grid gap-4">
        <p className="break-words">{t("now", { email: person.email })}</p>
        <ActionForm
          action={askForNewEmail}
          words={formWords(locale)}
          success={t("sent")}
          resetOnSuccess
          className="max-w-96"
          noValidate
        >
          <HiddenFields fields={{ locale }} />
          <TextField name="email" label={t("new")} type="email" autoComplete="email" dir="ltr" required />
          <PasswordField
            name="currentPassword"
            label={t("password")}
            autoComplete="current-password"
            words={{ show: auth("showPassword"), hide: auth("hidePassword") }}
          />
          <div>
            <SubmitButton>{t("submit")}</SubmitButton>
          </div>
        </ActionForm>
      </PanelBody>
    </Panel>
  );
}

/** The password; every other session ends. */
export async function PasswordForm({ person, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "account.password" });
  const auth = await getTranslations({ locale, namespace: "auth" });
  const words = { show: auth("showPassword"), hide: auth("hidePassword") };
  return (
    <Panel aria-labelledby="password">
      <PanelHeader id="password" title={t("title")} />
      <PanelBody>
        <ActionForm
          action={savePassword}
          words={formWords(locale)}
          success={t("done")}
          resetOnSuccess
          className="max-w-96"
          noValidate
        >
          <HiddenFields fields={{ locale }} />
          <input type="text" name="username" autoComplete="username" value={person.email} readOnly hidden />
          <PasswordField name="currentPassword" label={t("current")} autoComplete="current-password" words={words} />
          <PasswordField label={t("new")} hint={t("hint")} autoComplete="new-password" words={words} />
          <div>
            <SubmitButton>{t("submit")}</SubmitButton>
          </div>
        </ActionForm>
      </PanelBody>
    </Panel>
  );
}
