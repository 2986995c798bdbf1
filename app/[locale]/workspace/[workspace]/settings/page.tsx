import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { PageHeader } from "@/components/layout/page-header";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { formWords } from "@/components/ui/form-words";
import { Kv } from "@/components/ui/kv";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { Time } from "@/components/ui/time";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { removeWorkspace, saveWorkspaceName } from "@/lib/accounts/workspaces/actions";
import { countLiveInstallations, getWorkspaceFacts } from "@/lib/accounts/workspaces/data";
import { db } from "@/lib/platform/db";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;

export async function generateMetadata({
  params,
}: PageProps<"/[locale]/workspace/[workspace]/settings">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "workspace.settings" });
  return { title: t("title") };
}

/** Name, facts and the end of the workspace. */
export default async function SettingsPage({ params }: PageProps<"/[locale]/workspace/[workspace]/settings">) {
  const { locale: segment, workspace } = await params;
  const locale = toLocale(segment);
  const scope = await loadWorkspaceScope(workspace, "workspace.read");
  const facts = await getWorkspaceFacts(db(), scope);
  const live = await countLiveInstallations(db(), scope);
  const t = await getTranslations({ locale, namespace: "workspace.settings" });
  const words = formWords(locale);
  const name = scope.workspaceName;
  return (
    <>
      <PageHeader title={t("title")} locale={locale}>
        {t("intro", { workspace: name })}
      </PageHeader>
      <div className="stack">
        {scope.role !== "member" && (
          <Panel aria-labelledby="name">
            <PanelHeader id="name" title={t("nameTitle")} />
            <PanelBody>
              <ActionForm action={saveWorkspaceName} words={words} success={t("saved")} noValidate key={name}>
                <HiddenFields fields={{ workspace, locale, from: name }} />
                <TextField
                  name="name"
                  label={t("name")}
                  defaultValue={name}
                  maxLength={80}
                  className="max-w-96"
                  required
                />
                <div>
                  <SubmitButton>{t("save")}</SubmitButton>
                </div>
              </ActionForm>
            </PanelBody>
          </Panel>
        )}
        <Panel aria-labelledby="facts">
          <PanelHeader id="facts" title={t("facts")} />
          <PanelBody>
            <Kv
              align="start"
              facts={[
                { name: t("id"), value: <code className="mono break-all">{workspace}</code> },
                { name: t("plan"), value: <bdi className="first-letter:uppercase">{facts.plan}</bdi> },
                { name: t("environment"), value: scope.environment === "live" ? t("live") : t("sandbox") },
                { name: t("created"), value: <Time at={facts.createdAt} locale={locale} /> },
              ]}
            />
          </PanelBody>
        </Panel>
        <Panel aria-labelledby="delete">
          <PanelHeader id="delete" title={t("deleteTitle")} />
          <PanelBody className="grid justify-items-start gap-4">
            <p className="max-w-[64ch] text-ink-2">{scope.role === "owner" ? t("delete") : t("ownersOnly")}</p>
            {scope.role === "owner" && live > 0 && (
              <>
                <p>{t("deleteBlocked", { count: live })}</p>
                <ButtonLink href={`/${locale}/workspace/${workspace}/installed`}>{t("toInstalled")}</ButtonLink>
              </>
            )}
            {scope.role === "owner" && live === 0 && (
              <ActionForm action={removeWorkspace} words={words} className="w-full max-w-96">
                <HiddenFields fields={{ workspace, locale }} />
                <ConfirmByName name={name} label={t("confirm", { name })}>
                  {t("deleteButton")}
                </ConfirmByName>
              </ActionForm>
            )}
          </PanelBody>
        </Panel>
      </div>
    </>
  );
}
