import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { ActionForm } from "@/components/ui/action-form";
import { formWords } from "@/components/ui/form-words";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { changeInstallScopes } from "@/lib/installs/actions";
import type { InstalledView } from "@/lib/installs/views/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { EventRow, ScopeRows } from "./scope-rows";

/** What it may do, with the optional permissions as switches for those who decide. */
export async function PermissionsPanel({
  view,
  workspace,
  mayChange,
  locale,
}: {
  readonly view: InstalledView;
  readonly workspace: string;
  readonly mayChange: boolean;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.detail" });
  const { content } = view;
  const optional = content.scopes.some((use) => use.optional);
  const rows = (
    <>
      {content.scopes.length + content.events.length === 0 && <p className="text-ink-2">{t("noScopes")}</p>}
      {content.scopes.length > 0 && (
        <ScopeRows
          uses={content.scopes}
          granted={view.scopes}
          lang={content.lang}
          locked={!mayChange}
          alwaysOn={t("alwaysOn")}
          locale={locale}
        />
      )}
      <EventRow events={content.events} title={t("told")} locale={locale} />
    </>
  );
  return (
    <Panel>
      <PanelHeader title={t("may")} note={t("mayNote", { version: view.versionNumber })} />
      <PanelBody className="grid gap-4">
        {optional && mayChange ? (
          <ActionForm action={changeInstallScopes} words={formWords(locale)} className="grid gap-4">
            <HiddenFields
              fields={{ workspace, locale, installation: view.installation, held: view.scopes.join(" ") }}
            />
            {rows}
            <div>
              <SubmitButton>{t("saveScopes")}</SubmitButton>
            </div>
          </ActionForm>
        ) : (
          rows
        )}
        {optional && !mayChange && <p className="t-small text-ink-3">{t("adminOnly")}</p>}
      </PanelBody>
    </Panel>
  );
}
