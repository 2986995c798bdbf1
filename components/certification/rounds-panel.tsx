import { Panel, PanelHeader } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import type { RoundView } from "@/lib/certification/submissions/data";
import { DecisionText } from "./decision-text";
import { SubmissionTag } from "./submission-tag";

/** Every round of a version, newest first, with what was decided and why; `shownAbove` is the round whose reason the page shows already. */
export function RoundsPanel({
  rounds,
  shownAbove,
}: {
  readonly rounds: readonly RoundView[];
  readonly shownAbove?: number | undefined;
}) {
  if (rounds.length === 0) return null;
  return (
    <Panel aria-labelledby="rounds">
      <PanelHeader
        id="rounds"
        title="Rounds"
        note={rounds.length === 1 ? "the first one" : `${rounds.length} so far`}
      />
      <ol>
        {rounds.map((round) => (
          <li key={round.round} className="grid gap-1.5 border-b border-line px-5 py-3 last:border-0">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <b className="font-semibold">Round {round.round}</b>
              <SubmissionTag state={round.state} />
              <span className="mono ms-auto text-ink-3">{round.shownId.slice(0, 10)}</span>
            </p>
            <p className="t-small text-ink-2">
              Handed in <Time at={round.submittedAt} show="datetime" /> by <bdi>{round.submittedByName}</bdi>
            </p>
            {round.decision && round.round !== shownAbove && <DecisionText decision={round.decision} />}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
