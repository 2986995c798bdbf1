import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { Avatar } from "@/components/ui/avatar";
import { Drop } from "@/components/ui/drop";
import { formWords } from "@/components/ui/form-words";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { MemberView } from "@/lib/accounts/team/types";
import { formatId } from "@/lib/platform/ids";
import type { Locale } from "@/lib/platform/messages/locales";
import { HiddenFields } from "./hidden-fields";
import type { TeamActions } from "./team-actions";

/** Everyone in a team; what the reader may not change is only said. */
export async function MemberTable({
  members,
  tenant,
  tenantName,
  actions,
  locale,
}: {
  readonly members: readonly MemberView[];
  /** The hidden field that names the team: `workspace` or `partner` with its shown id. */
  readonly tenant: Readonly<Record<string, string>>;
  readonly tenantName: string;
  readonly actions: TeamActions;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "workspace.members" });
  const roles = await getTranslations({ locale, namespace: "account.roles" });
  const words = formWords(locale);
  const fieldsOf = (member: MemberView) => ({
    ...tenant,
    locale,
    person: formatId("person", member.personId),
    from: member.role,
  });
  return (
    <Table
      label={t("list")}
      rows={members}
      rowKey={(member) => member.personId}
      stack
      columns={[
        {
          key: "name",
          head: t("name"),
          names: true,
          cell: (member) => (
            <span className="flex items-center gap-3">
              <Avatar name={member.name} size="s" />
              <span className="grid min-w-0">
                <span className="flex items-center gap-2">
                  <bdi>{member.name}</bdi>
                  {member.isSelf && <Tag tone="line">{t("you")}</Tag>}
                </span>
                <bdi className="font-normal break-all text-ink-3">{member.email}</bdi>
              </span>
            </span>
          ),
        },
        {
          key: "role",
          head: t("role"),
          cell: (member) =>
            member.isSelf || member.offers.length === 0 ? (
              roles(member.role)
            ) : (
              <ActionForm action={actions.changeRole} words={words} key={member.role}>
                <HiddenFields fields={fieldsOf(member)} />
                <span className="flex items-center gap-2">
                  <Select
                    name="role"
                    defaultValue={member.role}
                    aria-label={t("roleOf", { name: member.name })}
                    options={member.offers.map((role) => ({ value: role, label: roles(role) }))}
                  />
                  <SubmitButton variant="default" size="s">
                    {t("saveRole")}
                  </SubmitButton>
                </span>
              </ActionForm>
            ),
        },
        { key: "since", head: t("since"), cell: (member) => <Time at={member.since} locale={locale} /> },
        {
          key: "actions",
          head: <span className="sr-only">{t("actions")}</span>,
          cell: (member) =>
            member.canRemove && (
              <Drop
                summary={t("remove")}
                label={`${t("remove")}: ${member.name}`}
                look={{ variant: "quiet-bad", size: "s" }}
              >
                <div className="grid w-64 gap-3 p-2">
                  <p className="font-semibold">{t("removeTitle", { name: member.name })}</p>
                  <p className="text-ink-2">{t("removeText", { name: member.name, tenant: tenantName })}</p>
                  <ActionForm action={actions.remove} words={words}>
                    <HiddenFields fields={fieldsOf(member)} />
                    <SubmitButton variant="bad" wide wraps>
                      {t("removeConfirm", { name: member.name })}
                    </SubmitButton>
                  </ActionForm>
                </div>
              </Drop>
            ),
        },
      ]}
    />
  );
}
