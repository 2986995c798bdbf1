import { CheckField } from "@/components/ui/check-field";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { TextareaField } from "@/components/ui/textarea-field";
import { CANNED_REASONS } from "@/lib/certification/canned-reasons";
import { TEXT_LIMITS } from "@/lib/certification/constants";

/** What the partner will read: standard texts, each with the rules it cites, and the reviewer's own words. */
export function DecisionFields({ partnerName }: { readonly partnerName: string }) {
  return (
    <Panel aria-labelledby="words">
      <PanelHeader
        id="words"
        title={
          <>
            What <bdi>{partnerName}</bdi> will read
          </>
        }
        note="Cited rules come with it"
      />
      <PanelBody className="grid gap-4">
        <details>
          <summary className="w-fit cursor-pointer underline underline-offset-2">Use standard texts</summary>
          <div className="mt-3 grid gap-3 md:grid-cols-2">
            {CANNED_REASONS.filter((reason) => !reason.retired).map((reason) => (
              <CheckField
                key={reason.id}
                name={`canned.${reason.id}`}
                label={reason.label}
                hint={`${reason.text} (${reason.ruleIds.join(", ")})`}
              />
            ))}
          </div>
        </details>
        <TextareaField
          name="reason"
          label="In your words"
          hint="Comes after the standard texts. Plain text."
          rows={4}
          maxLength={TEXT_LIMITS.reason}
        />
      </PanelBody>
    </Panel>
  );
}
