import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { formWords } from "@/components/ui/form-words";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { InvitationView } from "@/lib/accounts/team/types";
import { formatId } from "@/lib/platform/ids";
import type { Locale } from "@/lib/platform/messages/locales";
import { HiddenFields } from "./hidden-fields";
import type { TeamActions } from "./team-actions";

/** Invitations nobody used yet, with "send again" and "withdraw" where the reader may. */
export async function InvitationTable({
  invitations,
  tenant,
  actions,
  locale,
}: {
  readonly invitations: readonly InvitationView[];
  readonly tenant: Readonly<Record<string, string>>;
  readonly actions: TeamActions;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "workspace.members" });
  const roles = await getTranslations({ locale, namespace: "account.roles" });
  const words = formWords(locale);
  const fieldsOf = (invitation: InvitationView) => ({
    ...tenant,
    locale,
    invitation: formatId("invitation", invitation.id),
  });
  return (
    <Table
      label={t("invitations")}
      rows={invitations}
      rowKey={(invitation) => invitation.id}
      stack
      columns={[
        { key: "email", head: t("email"), names: true, cell: (row) => <bdi className="break-all">{row.email}</bdi> },
        { key: "role", head: t("role"), cell: (row) => roles(row.role) },
        {
          key: "expires",
          head: t("expires"),
          cell: (row) =>
            row.expired ? <Tag tone="warn">{t("expired")}</Tag> : <Time at={row.expiresAt} locale={locale} />,
        },
        {
          key: "actions",
          head: <span className="sr-only">{t("actions")}</span>,
          cell: (row) =>
            row.canManage && (
              <span className="flex flex-wrap gap-2">
                <ActionForm action={actions.resend} words={words}>
                  <HiddenFields fields={fieldsOf(row)} />
                  <SubmitButton variant="default" size="s" aria-label={`${t("resend")}: ${row.email}`}>
                    {t("resend")}
                  </SubmitButton>
                </ActionForm>
                <ActionForm action={actions.revoke} words={words}>
                  <HiddenFields fields={fieldsOf(row)} />
                  <SubmitButton variant="quiet-bad" size="s" aria-label={`${t("revoke")}: ${row.email}`}>
                    {t("revoke")}
                  </SubmitButton>
                </ActionForm>
              </span>
            ),
        },
      ]}
    />
  );
}
