import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { claimAction, releaseAction, reviewerChecksAction } from "@/lib/certification/review/actions";
import type { Review } from "@/lib/certification/review/data";
import type { ActionView } from "@/lib/certification/transitions";
import { mediaPathOrNull } from "@/lib/listings/media/path";
import { CheckAgain } from "./check-again";
import { ClaimKeeper } from "./claim-keeper";
import { ClaimNote } from "./claim-note";
import { SubmissionTag } from "./submission-tag";

function ClaimButton({ review, entry }: { readonly review: Review; readonly entry: ActionView }) {
  return (
    <ActionForm action={entry.action === "release" ? releaseAction : claimAction}>
      <input type="hidden" name="submission" value={review.shownId} />
      <input type="hidden" name="lockVersion" value={review.lockVersion} />
      <SubmitButton
        size="s"
        variant={entry.action === "release" ? "default" : "signal"}
        title={entry.hint}
        pendingLabel="One moment"
      >
        {entry.label}
      </SubmitButton>
    </ActionForm>
  );
}

/** What it is, where it stands, who has it, and the buttons that take it and give it back. */
export function ReviewHead({ review }: { readonly review: Review }) {
  const claims = review.actions.filter(
    (entry) => entry.enabled && ["claim", "take_over", "release"].includes(entry.action),
  );
  const isOpen = review.decidedAt === null && review.state !== "withdrawn";
  return (
    <header className="flex flex-wrap items-center gap-x-3.5 gap-y-3">
      <Mark name={review.content.name} src={mediaPathOrNull(review.content.iconMediaId)} />
      <div className="me-auto min-w-0">
        <h1 className="t-2">
          <bdi>{review.content.name}</bdi> {review.version.number}
        </h1>
        <p className="t-small text-ink-2">
          <bdi>{review.partner.name}</bdi>, handed in <Time at={review.submittedAt} show="datetime" /> by{" "}
          <bdi>{review.submittedByName}</bdi>
          {review.round > 1 && `, round ${review.round}`}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SubmissionTag state={review.state} />
        {isOpen && (
          <span className={review.isLate ? "t-small font-semibold text-bad" : "t-small text-ink-2"}>
            {review.isLate ? "Late, was due " : "Due "}
            <Time at={review.dueAt} />
          </span>
        )}
        {isOpen && (
          <span className="t-small text-ink-2">
            {review.claim === "mine" && review.claimExpiresAt ? (
              <ClaimKeeper submission={review.shownId} expiresAt={review.claimExpiresAt.toISOString()} />
            ) : (
              <ClaimNote item={review} />
            )}
          </span>
        )}
        <ButtonLink href={`/admin/certification/${review.shownId}/preview`} size="s">
          Preview
        </ButtonLink>
        {isOpen && review.independent && (
          <CheckAgain
            action={reviewerChecksAction}
            fields={{ submission: review.shownId }}
            label="Run checks"
            disabled={review.isChecking}
          />
        )}
        {claims.map((entry) => (
          <ClaimButton key={entry.action} review={review} entry={entry} />
        ))}
      </div>
    </header>
  );
}
