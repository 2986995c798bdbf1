import { ActionForm } from "@/components/ui/action-form";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { TextField } from "@/components/ui/text-field";
import { Time } from "@/components/ui/time";
import { inviteToStaff, withdrawStaffInvitation } from "@/lib/accounts/staff/actions";
import type { StaffInvitation } from "@/lib/accounts/staff/types";
import { HiddenFields } from "./hidden-fields";
import { STAFF_OPTIONS, STAFF_WORDS } from "./person-lines";

/** Invites somebody to the staff. */
export function InviteStaffPanel() {
  return (
    <Panel aria-labelledby="invite">
      <PanelHeader id="invite" title="Invite to the staff" />
      <PanelBody>
        <ActionForm
          action={inviteToStaff}
          success="The invitation is on its way. It works for seven days."
          resetOnSuccess
        >
          <TextField name="email" label="E-mail" type="email" autoComplete="off" required />
          <SelectField
            name="role"
            label="Role"
            hint="Reviewers certify and stop listings. Finance sees shares and agreements. Admins run the place."
            defaultValue="reviewer"
            options={STAFF_OPTIONS}
          />
          <div>
            <SubmitButton>Send invitation</SubmitButton>
          </div>
        </ActionForm>
      </PanelBody>
    </Panel>
  );
}

/** Invitations to the staff that nobody used yet. */
export function StaffInvitations({ invitations }: { readonly invitations: readonly StaffInvitation[] }) {
  if (invitations.length === 0) return null;
  return (
    <Panel aria-labelledby="invitations">
      <PanelHeader id="invitations" title="Invited to the staff" />
      <Table
        label="Open staff invitations"
        rows={invitations}
        rowKey={(row) => row.invitation}
        stack
        columns={[
          { key: "email", head: "E-mail", names: true, cell: (row) => <bdi className="break-all">{row.email}</bdi> },
          { key: "role", head: "Role", cell: (row) => STAFF_WORDS[row.role] },
          { key: "by", head: "Invited by", cell: (row) => <bdi>{row.invitedBy}</bdi> },
          {
            key: "until",
            head: "Works until",
            cell: (row) => (row.expired ? <Tag tone="warn">Works no more</Tag> : <Time at={row.expiresAt} />),
          },
          {
            key: "end",
            head: <span className="sr-only">Action</span>,
            cell: (row) => (
              <ActionForm action={withdrawStaffInvitation}>
                <HiddenFields fields={{ invitation: row.invitation }} />
                <div>
                  <SubmitButton variant="quiet-bad" size="s" aria-label={`Withdraw: ${row.email}`}>
                    Withdraw
                  </SubmitButton>
                </div>
              </ActionForm>
            ),
          },
        ]}
      />
    </Panel>
  );
}
