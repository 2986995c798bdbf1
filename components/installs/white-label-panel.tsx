import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { ActionForm } from "@/components/ui/action-form";
import { CheckField } from "@/components/ui/check-field";
import { formWords } from "@/components/ui/form-words";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { setInstallWhiteLabel } from "@/lib/installs/actions";
import { INSTALL_LIMITS } from "@/lib/installs/constants";
import type { InstalledView } from "@/lib/installs/views/types";
import type { Locale } from "@/lib/platform/locales";
import { LogoField } from "./logo-field";

/** The name an embedded integration carries in this workspace. */
export async function WhiteLabelPanel({
  view,
  workspace,
  locale,
}: {
  readonly view: InstalledView;
  readonly workspace: string;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.detail" });
  return (
    <Panel>
      <PanelHeader title={t("labelTitle")} note={t("labelNote")} />
      <PanelBody>
        <ActionForm action={setInstallWhiteLabel} words={formWords(locale)} className="grid max-w-md gap-3">
          <HiddenFields fields={{ workspace, locale, installation: view.installation }} />
          <TextField
            name="name"
            label={t("labelName")}
            note={t("optional")}
            hint={t("labelHint", { name: view.content.whiteLabelName || view.name })}
            maxLength={INSTALL_LIMITS.whiteLabelName}
            defaultValue={view.whiteLabelName ?? ""}
          />
          <LogoField label={t("labelLogo")} note={t("optional")} hint={t("labelLogoHint")} />
          {view.hasOwnLogo && <CheckField name="removeLogo" label={t("labelLogoRemove")} />}
          <div>
            <SubmitButton>{t("labelSave")}</SubmitButton>
          </div>
        </ActionForm>
      </PanelBody>
    </Panel>
  );
}
