import { ActionForm } from "@/components/ui/action-form";
import { Drop } from "@/components/ui/drop";
import { Panel, PanelBody, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import type { PersonRecord } from "@/lib/accounts/people/types";
import { changeStaffRole, removeFromStaff } from "@/lib/accounts/staff/actions";
import { HiddenFields } from "./hidden-fields";
import { STAFF_OPTIONS, STAFF_WORDS } from "./person-lines";

/** The staff role of a person, with its change and its end. Nothing for people who are no staff: they are invited. */
export function StaffPanel({ record }: { readonly record: PersonRecord }) {
  const { staffRole: role, person } = record;
  if (role === null) return null;
  return (
    <Panel aria-labelledby="staff">
      <PanelHeader id="staff" title="Staff">
        {record.hasCode ? <Tag tone="ok">Code set up</Tag> : <Tag tone="warn">No code yet</Tag>}
      </PanelHeader>
      <PanelBody>
        <ActionForm action={changeStaffRole} success="It counts from the next request on." key={role}>
          <HiddenFields fields={{ person, from: role }} />
          <SelectField
            name="role"
            label="Role"
            hint="After a change the code is asked for again."
            defaultValue={role}
            options={STAFF_OPTIONS}
          />
          <div>
            <SubmitButton>Save role</SubmitButton>
          </div>
        </ActionForm>
      </PanelBody>
      <PanelFooter>
        <Drop summary="Take the role away" look={{ variant: "quiet-bad", size: "s" }}>
          <div className="grid w-64 gap-3 p-2">
            <p className="font-semibold">
              Take “{STAFF_WORDS[role]}” from <bdi>{record.name}</bdi>?
            </p>
            <p className="text-ink-2">
              The account stays. Staff pages close at the next request; invitations they sent and proposals they made
              count no more.
            </p>
            <ActionForm action={removeFromStaff}>
              <HiddenFields fields={{ person, from: role }} />
              <SubmitButton variant="bad" wide>
                Take it away
              </SubmitButton>
            </ActionForm>
          </div>
        </Drop>
      </PanelFooter>
    </Panel>
  );
}
