import { Check, CircleDashed } from "lucide-react";
import { Panel, PanelBody, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { REQUIREMENT_INFO } from "@/lib/certification/constants";
import { byRequirement } from "@/lib/certification/data";
import { judgedTitle } from "@/lib/certification/judged";
import { isMachineRule } from "@/lib/certification/rubric";
import { runChecksAction } from "@/lib/certification/submissions/actions";
import type { Board } from "@/lib/certification/submissions/data";
import type { FindingView, JudgedView } from "@/lib/certification/types";
import { REQUIREMENTS } from "@/lib/listings/types";
import { CheckAgain } from "./check-again";
import { FindingItem, FindingRow } from "./finding-item";
import { VerdictMark } from "./verdict-mark";

/** What a partner can do something about: a failure, or what no machine could tell. */
function isOpen(finding: FindingView): boolean {
  return finding.result === "fail" || (finding.result === "not_judged" && isMachineRule(finding.ruleId));
}

function Counts({
  findings,
  judged,
}: {
  readonly findings: readonly FindingView[];
  readonly judged: readonly JudgedView[];
}) {
  const blocking = findings.filter((one) => one.result === "fail" && one.severity === "blocking").length;
  const must = blocking + judged.filter(({ value }) => value === "fail").length;
  const advice = findings.filter((one) => one.result === "fail" && one.severity === "advice").length;
  const passed = findings.filter((one) => one.result === "pass").length;
  const unknown = findings.filter((one) => one.result === "not_judged" && isMachineRule(one.ruleId)).length;
  return (
    <>
      <b className={must > 0 ? "text-bad" : "text-ink"}>{must}</b> to fix, <b className="text-ink">{advice}</b> advice,{" "}
      <b className="text-ink">{passed}</b> passed
      {unknown > 0 && (
        <>
          , <b className="text-ink">{unknown}</b> not judged
        </>
      )}
    </>
  );
}

/** What needs nothing from the partner, in a line: "8 passed, 1 for the reviewer". */
function Summary({ findings }: { readonly findings: readonly FindingView[] }) {
  const passed = findings.filter((one) => one.result === "pass").length;
  const person = findings.length - passed;
  return (
    <>
      {passed > 0 ? <Check size={16} className="text-ok" aria-hidden /> : <CircleDashed size={16} aria-hidden />}
      <span className="underline underline-offset-2">
        {passed > 0 && `${passed} passed`}
        {passed > 0 && person > 0 && ", "}
        {person > 0 && `${person} for the reviewer`}
      </span>
    </>
  );
}

/** What the reviewer said of a requirement as a whole, above what the checks found: no green tick hides a Fail. */
function VerdictItem({ judged, by }: { readonly judged: JudgedView; readonly by: string }) {
  return (
    <article className="finding" id={`verdict-${judged.requirement}`}>
      <VerdictMark value={judged.value} />
      <h4 className="t-3">{judgedTitle(judged)}</h4>
      <p className="t-small col-start-2 text-ink-2">
        Verdict of <bdi>{by}</bdi>
      </p>
      {judged.note !== "" && (
        <div className="finding__b min-w-0 grid-cols-[minmax(0,1fr)] pt-1">
          <p className="max-w-[66ch] break-words whitespace-pre-wrap" dir="auto">
            {judged.note}
          </p>
        </div>
      )}
    </article>
  );
}

/** Every finding on the version as it is now, by requirement: the reviewer's verdict and open ones whole, the rest folded away. */
export function FindingsPanel({
  board,
  partner,
  listing,
}: {
  readonly board: Board;
  readonly partner: string;
  /** The listing's path in the portal while its version may be edited. */
  readonly listing: string | undefined;
}) {
  const fields = { partner, version: board.version.shownId };
  const grouped = byRequirement(board.findings);
  const decision = board.rounds[0]?.decision ?? null;
  const judged = decision?.judged ?? [];
  const isOver = board.version.state === "published" || board.version.state === "superseded";
  return (
    <Panel aria-labelledby="findings">
      <PanelHeader
        id="findings"
        title="Findings"
        note={board.checkedAt && <Counts findings={board.findings} judged={judged} />}
      >
        {!isOver && (
          <CheckAgain
            action={runChecksAction}
            fields={fields}
            label={board.checkedAt ? "Check all again" : "Run the checks"}
            look={board.checkedAt ? "default" : "signal"}
            disabled={board.isChecking}
          />
        )}
      </PanelHeader>
      {!board.checkedAt && (
        <PanelBody>
          <State
            kind="empty"
            bare
            level={3}
            title={board.isOutdated ? "Checked before your last change" : "Not checked yet"}
          >
            <p>
              {board.isOutdated
                ? "The text or the addresses changed since. Run the checks again to see where this version stands."
                : "The checks read the listing and open its addresses. They take a few seconds, cost nothing, and nobody is told."}
            </p>
          </State>
        </PanelBody>
      )}
      {(board.checkedAt || judged.length > 0) &&
        REQUIREMENTS.map((requirement) => {
          const findings = grouped[requirement];
          const open = findings.filter(isOpen);
          const rest = findings.filter((finding) => !isOpen(finding));
          const verdict = judged.find((one) => one.requirement === requirement);
          if (findings.length === 0 && !verdict) return null;
          return (
            <section
              key={requirement}
              aria-labelledby={`of-${requirement}`}
              className="border-b border-line last:border-0"
            >
              <h3 id={`of-${requirement}`} className="t-label bg-tray px-5 py-2 text-ink-2">
                {REQUIREMENT_INFO[requirement].name}
              </h3>
              {verdict && decision && <VerdictItem judged={verdict} by={decision.reviewerName} />}
              {open.map((finding) => (
                <FindingItem
                  key={finding.ruleId}
                  finding={finding}
                  listing={listing}
                  action={
                    isMachineRule(finding.ruleId) &&
                    !isOver && (
                      <CheckAgain action={runChecksAction} fields={fields} rule={finding.ruleId} label="Check again" />
                    )
                  }
                />
              ))}
              {rest.length > 0 && (
                <details className={open.length > 0 || verdict ? "border-t border-line" : undefined}>
                  <summary className="t-small flex cursor-pointer items-center gap-x-3 px-5 py-2.5 text-ink-2 hover:text-ink">
                    <Summary findings={rest} />
                  </summary>
                  <ul className="border-t border-line">
                    {rest.map((finding) => (
                      <FindingRow key={finding.ruleId} finding={finding} />
                    ))}
                  </ul>
                </details>
              )}
            </section>
          );
        })}
      {board.checkedAt && (
        <PanelFooter>
          <span className="t-small text-ink-3">
            Last checked <Time at={board.checkedAt} show="datetime" />. What no machine can judge is left to the
            reviewer, and never counted as passed.
          </span>
        </PanelFooter>
      )}
    </Panel>
  );
}
