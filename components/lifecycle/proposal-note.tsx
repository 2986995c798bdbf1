import { ActionForm } from "@/components/ui/action-form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { Action } from "@/lib/accounts/gates/action-client";
import { measureOf, movesFor, type ProposalMove } from "@/lib/lifecycle/transitions";
import type { MeasureView } from "@/lib/lifecycle/types";

const WORDS: Readonly<Record<Exclude<ProposalMove, "expire">, string>> = {
  approve: "Approve and do it",
  decline: "Decline",
  withdraw: "Withdraw it",
};

/** A proposal that waits, with what the reader may do about it: another person approves or declines, the proposer withdraws. */
export function ProposalNote({
  proposal,
  personId,
  action,
  fields,
  mayDecide,
}: {
  readonly proposal: MeasureView;
  /** The reader. */
  readonly personId: string;
  readonly action: Action<undefined>;
  readonly fields: Readonly<Record<string, string>>;
  readonly mayDecide: boolean;
}) {
  const moves = movesFor(proposal.state, proposal.proposedBy === personId);
  return (
    <FormMessage tone="warn">
      <strong>{measureOf(proposal.step).label}: waits for a second person.</strong> <bdi>{proposal.proposedByName}</bdi>{" "}
      proposed it <Time at={proposal.proposedAt} show="relative" />; it affects {proposal.installations} workspaces.
      <p className="mt-1 break-words" dir="auto">
        {proposal.reason}
      </p>
      {proposal.expiresAt && (
        <p className="mt-1">
          It can be approved until <Time at={proposal.expiresAt} show="datetime" />.
        </p>
      )}
      {mayDecide && (
        <div className="mt-3 flex flex-wrap gap-2">
          {moves.map((move) =>
            move === "expire" ? null : (
              <ActionForm key={move} action={action}>
                {Object.entries(fields).map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                <input type="hidden" name="measure" value={proposal.measure} />
                <input type="hidden" name="move" value={move} />
                <SubmitButton variant={move === "approve" ? "bad" : "default"} size="s">
                  {WORDS[move]}
                </SubmitButton>
              </ActionForm>
            ),
          )}
        </div>
      )}
    </FormMessage>
  );
}
