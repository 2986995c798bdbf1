import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { formWords } from "@/components/ui/form-words";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { rolesOffered } from "@/lib/accounts/roles";
import type { InvitationView, MemberView, Team } from "@/lib/accounts/team/types";
import { formatId } from "@/lib/platform/ids";
import type { Locale } from "@/lib/platform/messages/locales";
import { HiddenFields } from "./hidden-fields";
import { InvitationTable } from "./invitation-table";
import { MemberTable } from "./member-table";
import { TEAM_ACTIONS } from "./team-actions";

/** Members, invitations and leaving, the same for a workspace and a partner. */
export async function TeamPage({
  team,
  members,
  invitations,
  locale,
}: {
  readonly team: Team;
  readonly members: readonly MemberView[];
  readonly invitations: readonly InvitationView[];
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "workspace.members" });
  const roles = await getTranslations({ locale, namespace: "account.roles" });
  const words = formWords(locale);
  const actions = TEAM_ACTIONS[team.kind];
  const tenantName = team.kind === "workspace" ? team.scope.workspaceName : team.scope.partnerName;
  const tenant: Record<string, string> =
    team.kind === "workspace"
      ? { workspace: formatId("workspace", team.scope.workspaceId) }
      : { partner: formatId("partner", team.scope.partnerId) };
  const hints = team.kind === "workspace" ? "roleHints" : "partnerRoleHints";
  const offered = rolesOffered(team.scope.role, null);
  const onlyOwner = team.scope.role === "owner" && members.filter((member) => member.role === "owner").length === 1;
  return (
    <div className="stack">
      <Panel aria-labelledby="members">
        <PanelHeader id="members" title={t("list")} note={String(members.length)} />
        <MemberTable members={members} tenant={tenant} tenantName={tenantName} actions={actions} locale={locale} />
      </Panel>
      {offered.length > 0 && (
        <Panel aria-labelledby="invite">
          <PanelHeader id="invite" title={t("invite")} note={t("inviteIntro")} />
          <PanelBody>
            <ActionForm action={actions.invite} words={words} success={t("sent")} resetOnSuccess noValidate>
              <HiddenFields fields={{ ...tenant, locale }} />
              <div className="flex flex-wrap items-end gap-3">
                <TextField
                  name="email"
                  label={t("email")}
                  type="email"
                  autoComplete="off"
                  dir="ltr"
                  className="min-w-60 grow"
                  required
                />
                <SelectField
                  name="role"
                  label={t("role")}
                  defaultValue="member"
                  options={offered.map((role) => ({ value: role, label: `${roles(role)}: ${t(`${hints}.${role}`)}` }))}
                />
                <SubmitButton pendingLabel={t("sending")}>{t("send")}</SubmitButton>
              </div>
            </ActionForm>
          </PanelBody>
        </Panel>
      )}
      {invitations.length > 0 && (
        <Panel aria-labelledby="invitations">
          <PanelHeader id="invitations" title={t("invitations")} note={String(invitations.length)} />
          <InvitationTable invitations={invitations} tenant={tenant} actions={actions} locale={locale} />
        </Panel>
      )}
      <Panel aria-labelledby="leave">
        <PanelHeader id="leave" title={t("leaveTitle", { tenant: tenantName })} />
        <PanelBody className="grid justify-items-start gap-3">
          <p className="text-ink-2">{onlyOwner ? t("lastOwner") : t("leave")}</p>
          {!onlyOwner && (
            <ActionForm action={actions.leave} words={words}>
              <HiddenFields fields={{ ...tenant, locale }} />
              <SubmitButton variant="bad" wraps>
                {t("leaveButton", { tenant: tenantName })}
              </SubmitButton>
            </ActionForm>
          )}
        </PanelBody>
      </Panel>
    </div>
  );
}
