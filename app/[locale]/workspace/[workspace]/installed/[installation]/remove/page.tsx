import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { ListedAs } from "@/components/installs/listed-as";
import { RemovalEffects } from "@/components/installs/removal-effects";
import { PageHeader } from "@/components/layout/page-header";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { formWords } from "@/components/ui/form-words";
import { Panel, PanelBody } from "@/components/ui/panel";
import { TextareaField } from "@/components/ui/textarea-field";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { uninstallInstallation } from "@/lib/installs/actions";
import { countMembers } from "@/lib/installs/data";
import { INSTALLATIONS } from "@/lib/installs/transitions";
import { loadInstalled } from "@/lib/installs/views/loaders";
import { db } from "@/lib/platform/db";
import { toLocale } from "@/lib/platform/messages/locales";
import { canMove } from "@/lib/platform/transitions/derive";

export const instant = false;

type Props = PageProps<"/[locale]/workspace/[workspace]/installed/[installation]/remove">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, workspace, installation } = await params;
  const view = await loadInstalled(await loadWorkspaceScope(workspace, "installation.uninstall"), installation);
  const t = await getTranslations({ locale: toLocale(locale), namespace: "installs.remove" });
  return { title: t("title", { name: view.shownName }) };
}

/** One screen: what stops, for whom, what happens to the data, and the name to type. */
export default async function RemovePage({ params }: Props) {
  const { locale: asked, workspace, installation } = await params;
  const locale = toLocale(asked);
  setRequestLocale(locale);
  const scope = await loadWorkspaceScope(workspace, "installation.uninstall");
  const view = await loadInstalled(scope, installation);
  const own = `/${locale}/workspace/${workspace}/installed/${installation}`;
  if (!canMove(INSTALLATIONS, view.state, "uninstall")) redirect(own);
  const t = await getTranslations({ locale, namespace: "installs.remove" });
  return (
    <>
      <PageHeader
        actions={<ButtonLink href={own}>{t("keep")}</ButtonLink>}
        title={t("title", { name: view.shownName })}
        tag={<ListedAs name={view.name} shown={view.shownName} lang={view.lang} />}
        crumbs={[{ label: view.shownName, href: own }]}
        locale={locale}
      >
        {t("intro")}
      </PageHeader>
      <Panel className="max-w-[760px]">
        <PanelBody className="grid gap-6">
          <RemovalEffects
            view={view}
            workspaceName={scope.workspaceName}
            members={await countMembers(db(), scope)}
            locale={locale}
          />
          <ActionForm
            action={uninstallInstallation}
            words={formWords(locale)}
            className="grid gap-4 border-t border-line pt-5"
          >
            <HiddenFields fields={{ workspace, locale, installation: view.installation }} />
            <TextareaField
              name="reason"
              label={t("reason")}
              hint={
                view.connection === null
                  ? t("reasonHere", { workspace: scope.workspaceName })
                  : t("reasonToPartner", { partner: view.partnerName })
              }
              rows={2}
              maxLength={500}
            />
            <ConfirmByName name={view.shownName} label={t("confirm", { name: view.shownName })}>
              {t("button", { name: view.shownName })}
            </ConfirmByName>
          </ActionForm>
        </PanelBody>
      </Panel>
    </>
  );
}
