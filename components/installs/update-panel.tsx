import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { CapabilityDiffView } from "@/components/listings/capability-diff-view";
import { ActionForm } from "@/components/ui/action-form";
import { formWords } from "@/components/ui/form-words";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { acceptInstallUpdate } from "@/lib/installs/actions";
import type { InstalledView } from "@/lib/installs/views/types";
import { diffCapabilities } from "@/lib/listings/capability-diff";
import type { Locale } from "@/lib/platform/messages/locales";
import { ScopeRows } from "./scope-rows";

/** A newer version that asks for more: the difference in words, and accepting it with a choice. */
export async function UpdatePanel({
  view,
  offered,
  workspace,
  mayAccept,
  locale,
}: {
  readonly view: InstalledView;
  readonly offered: NonNullable<InstalledView["offered"]>;
  readonly workspace: string;
  readonly mayAccept: boolean;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.detail" });
  const diff = diffCapabilities(view.content, offered.content);
  const declared = new Set<string>(view.content.scopes.map((use) => use.scope));
  const on = offered.content.scopes
    .filter((use) => view.scopes.includes(use.scope) || !declared.has(use.scope))
    .map((use) => use.scope);
  return (
    <Panel>
      <PanelHeader title={t("updateTitle", { number: offered.number })} />
      <PanelBody className="grid gap-5">
        <p className="max-w-[72ch]">{t("updateText", { current: view.versionNumber })}</p>
        <div className="grid gap-2">
          <h3 className="t-label">{t("updateChanges")}</h3>
          <CapabilityDiffView diff={{ ...diff, urls: { added: [], removed: [], changed: [] } }} locale={locale} />
        </div>
        {mayAccept ? (
          <ActionForm action={acceptInstallUpdate} words={formWords(locale)} className="grid gap-4">
            <HiddenFields fields={{ workspace, locale, installation: view.installation, version: offered.version }} />
            <h3 className="t-label">{t("updatePermissions")}</h3>
            <ScopeRows
              uses={offered.content.scopes}
              granted={on}
              lang={offered.content.lang}
              alwaysOn={t("alwaysOn")}
              locale={locale}
            />
            <div>
              <SubmitButton variant="signal">{t("accept", { number: offered.number })}</SubmitButton>
            </div>
          </ActionForm>
        ) : (
          <p className="t-small text-ink-3">{t("adminOnly")}</p>
        )}
      </PanelBody>
    </Panel>
  );
}
