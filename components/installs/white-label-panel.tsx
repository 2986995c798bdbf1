import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { ActionForm } from "@/components/ui/action-form";
import { CheckField } from "@/components/ui/check-field";
import { FileField } from "@/components/ui/file-field";
import { formWords } from "@/components/ui/form-words";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { setInstallWhiteLabel } from "@/lib/installs/actions";
import { INSTALL_LIMITS } from "@/lib/installs/constants";
import type { InstalledView } from "@/lib/installs/views/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { ACCEPT_IMAGES, MAX_UPLOAD_BYTES } from "@/lib/providers/storage/constants";

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
  const fields = await getTranslations({ locale, namespace: "fields" });
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
          <FileField
            name="file"
            label={t("labelLogo")}
            note={t("optional")}
            hint={t("labelLogoHint")}
            maxBytes={MAX_UPLOAD_BYTES}
            tooLarge={fields("imageTooLarge")}
            accept={ACCEPT_IMAGES}
          />
          {view.hasOwnLogo && <CheckField name="removeLogo" label={t("labelLogoRemove")} />}
          <div>
            <SubmitButton>{t("labelSave")}</SubmitButton>
          </div>
        </ActionForm>
      </PanelBody>
    </Panel>
  );
}
