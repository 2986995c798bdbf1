import { ActionForm } from "@/components/ui/action-form";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { byRequirement } from "@/lib/certification/data";
import { reviewAction } from "@/lib/certification/review/actions";
import type { Review } from "@/lib/certification/review/data";
import { REQUIREMENTS } from "@/lib/listings/types";
import { DecideBar } from "./decide-bar";
import { DecisionFields } from "./decision-fields";
import { RequirementRow } from "./requirement-row";
import { draftOf } from "./review-draft";
import { ReviewKeys } from "./review-keys";
import { VerdictAutosave } from "./verdict-autosave";
import { VerdictCounts } from "./verdict-counts";
import { VerdictSummary } from "./verdict-summary";

const FORM = "review";

/** Why the verdicts cannot be given by this reader now; null when they can. */
function lockedBecause(review: Review): string | null {
  const judge = review.actions.find((entry) => entry.action === "judge");
  if (judge) return judge.enabled ? null : judge.why;
  const claim = review.actions.find((entry) => entry.action === "claim");
  if (claim) return claim.enabled ? "Take it to give verdicts." : claim.why;
  return null;
}

/** The seven requirements with their verdicts, what the partner will read, and the bar that decides: one form, so nothing is lost. */
export function ReviewForm({ review }: { readonly review: Review }) {
  const findings = byRequirement(review.findings);
  const editable = review.actions.some((entry) => entry.action === "judge" && entry.enabled);
  const why = lockedBecause(review);
  const checkedAt = review.findings[0]?.checkedAt;
  return (
    <ActionForm
      key={editable ? "judge" : "read"}
      action={reviewAction}
      id={FORM}
      success={editable ? "Saved." : undefined}
      draft={editable ? draftOf(review.shownId) : undefined}
    >
      <input type="hidden" name="submission" value={review.shownId} />
      <input type="hidden" name="lockVersion" value={review.lockVersion} />
      <Panel aria-labelledby="requirements">
        <PanelHeader
          id="requirements"
          title="Seven requirements"
          note={
            checkedAt ? (
              <>
                checked <Time at={checkedAt} show="datetime" />
              </>
            ) : undefined
          }
        >
          <VerdictCounts form={FORM} verdicts={review.verdicts} />
        </PanelHeader>
        <p className="t-small border-b border-line bg-tray px-5 py-2 text-ink-2">
          {why ?? (
            <>
              <VerdictAutosave form={FORM} submission={review.shownId} /> Every verdict needs a note of what you saw;
              once approved, the certificate shows the notes. Keys: 1 to 7, J and K move, P, F and W judge.
            </>
          )}
        </p>
        <div id="review-rules">
          {REQUIREMENTS.map((requirement) => (
            <RequirementRow
              key={requirement}
              requirement={requirement}
              findings={findings[requirement]}
              verdict={review.verdicts[requirement]}
              editable={editable}
            />
          ))}
        </div>
        {review.findings.length === 0 && (
          <State kind="empty" bare level={3} title="No findings">
            Nothing was checked on this content. Run the checks.
          </State>
        )}
      </Panel>
      {editable && (
        <>
          <ReviewKeys form={FORM} />
          <DecisionFields partnerName={review.partner.name} />
          <VerdictSummary
            form={FORM}
            verdicts={review.verdicts}
            name={review.content.name}
            number={review.version.number}
            partnerName={review.partner.name}
            installations={review.activeInstallations}
          />
          <DecideBar actions={review.actions} verdicts={review.verdicts} number={review.version.number} form={FORM} />
        </>
      )}
    </ActionForm>
  );
}
