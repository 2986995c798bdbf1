import { ActionForm } from "@/components/ui/action-form";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { byRequirement } from "@/lib/certification/data";
import { reviewAction } from "@/lib/certification/review/actions";
import type { Review } from "@/lib/certification/review/data";
import { verdictGap } from "@/lib/certification/verdict-gap";
import { REQUIREMENTS } from "@/lib/listings/types";
import { DecideBar } from "./decide-bar";
import { DecisionFields } from "./decision-fields";
import { RequirementRow } from "./requirement-row";
import { ReviewKeys } from "./review-keys";

function Counts({ review }: { readonly review: Review }) {
  const values = REQUIREMENTS.map((name) => review.verdicts[name]?.value);
  const count = (value: (typeof values)[number]) => values.filter((one) => one === value).length;
  return (
    <p className="t-small text-ink-2">
      <b className="text-ok">{count("pass") + count("waive")}</b> pass <b className="text-bad">{count("fail")}</b> fail{" "}
      <b className="text-ink">{count(undefined)}</b> to judge
    </p>
  );
}

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
    <ActionForm action={reviewAction} id="review" success={editable ? "Saved." : undefined}>
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
          <Counts review={review} />
        </PanelHeader>
        <p className="t-small border-b border-line bg-tray px-5 py-2 text-ink-2">
          {why ??
            "Fail and waive need a note; once approved, the certificate shows the notes. Keys on a requirement: P, F, W, J, K, 1 to 7."}
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
          <ReviewKeys form="review" />
          <DecisionFields partnerName={review.partner.name} />
          <DecideBar
            actions={review.actions}
            gap={verdictGap(review.verdicts)}
            number={review.version.number}
            form="review"
          />
        </>
      )}
    </ActionForm>
  );
}
