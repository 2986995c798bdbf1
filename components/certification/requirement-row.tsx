import { CircleDashed } from "lucide-react";
import Link from "next/link";
import { CheckField } from "@/components/ui/check-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { REQUIREMENT_INFO, TEXT_LIMITS } from "@/lib/certification/constants";
import { checksSentence } from "@/lib/certification/evidence";
import { isMachineRule, ruleOf } from "@/lib/certification/rubric";
import type { FindingView, VerdictEntry } from "@/lib/certification/types";
import type { RequirementName } from "@/lib/listings/types";
import { counted } from "@/lib/platform/text/counted";
import { FindingEvidence } from "./finding-evidence";
import { ruleHref } from "./finding-item";
import { FindingMark, resultWord } from "./finding-mark";
import { VerdictField } from "./verdict-field";
import { VerdictMark } from "./verdict-mark";

function Mark({
  findings,
  verdict,
}: {
  readonly findings: readonly FindingView[];
  readonly verdict: VerdictEntry | undefined;
}) {
  if (verdict) return <VerdictMark value={verdict.value} />;
  const failed = findings.find((finding) => finding.result === "fail");
  return failed ? <FindingMark finding={failed} /> : <CircleDashed className="text-ink-3" aria-hidden />;
}

/** What no machine can tell and the note should answer. */
function toLookAt(findings: readonly FindingView[]): string {
  const person = findings.flatMap(({ ruleId }) => (isMachineRule(ruleId) ? [] : (ruleOf(ruleId)?.checks ?? [])));
  return person.length === 0 ? "" : `To look at: ${person.join(" ")}`;
}

/** The first thing a reviewer should know: what failed, else how many checks passed. */
function summaryOf(findings: readonly FindingView[]): string {
  const failed = findings.filter((finding) => finding.result === "fail");
  const [first] = failed;
  if (first) return failed.length === 1 ? first.message : `${failed.length} findings. ${first.message}`;
  return checksSentence(findings) ?? "No machine checks this yet.";
}

function RuleLine({ finding, editable }: { readonly finding: FindingView; readonly editable: boolean }) {
  const rule = ruleOf(finding.ruleId);
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-2.5 gap-y-1 border-t border-line py-2 first:border-0 [&>svg]:mt-0.5 [&>svg]:size-4">
      <FindingMark finding={finding} />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1">
        <p>
          <Link href={ruleHref(finding.ruleId)} className="mono me-2">
            {finding.ruleId}
          </Link>
          {rule?.title ?? finding.ruleId}
          <span className="text-ink-3"> · {resultWord(finding)}</span>
        </p>
        <p className="break-words text-ink-2" dir="auto">
          {isMachineRule(finding.ruleId) ? finding.message : rule?.checks}
        </p>
        {finding.result === "pass" && finding.evidence.length > 0 ? (
          <details>
            <summary className="t-small w-fit cursor-pointer text-ink-3 underline underline-offset-2">Evidence</summary>
            <FindingEvidence items={finding.evidence} />
          </details>
        ) : (
          <FindingEvidence items={finding.evidence} />
        )}
      </div>
      {editable && <CheckField name={`rules.${finding.ruleId}`} label="Cite" aria-label={`Cite ${finding.ruleId}`} />}
    </li>
  );
}

/**
 * One of the seven requirements: what was found so far, the rules behind it, the verdict and its note. The note opens with the
 * verdict, by style alone.
 */
export function RequirementRow({
  requirement,
  findings,
  verdict,
  editable,
}: {
  readonly requirement: RequirementName;
  readonly findings: readonly FindingView[];
  readonly verdict: VerdictEntry | undefined;
  readonly editable: boolean;
}) {
  const { name, question } = REQUIREMENT_INFO[requirement];
  const field = `verdicts.${requirement}`;
  const needsEyes = findings.some((finding) => finding.result === "fail");
  return (
    <section
      aria-labelledby={`req-${requirement}`}
      data-requirement={requirement}
      tabIndex={-1}
      className="group scroll-mb-24 grid grid-cols-[20px_minmax(0,1fr)] gap-x-3 gap-y-2 border-t border-line px-5 py-3 text-[13px] leading-[18px] first:border-0 md:grid-cols-[20px_minmax(0,1fr)_184px] [&>svg]:mt-0.5 [&>svg]:size-4"
    >
      <Mark findings={findings} verdict={verdict} />
      <div className="min-w-0">
        <h3 id={`req-${requirement}`} className="text-[14px] leading-5 font-semibold">
          {name} <span className="text-[13px] font-normal text-ink-3">{question}</span>
        </h3>
        <p className="mt-0.5 break-words text-ink-2" dir="auto">
          {summaryOf(findings)}
        </p>
      </div>
      <div className="max-md:col-start-2" data-saved={verdict !== undefined}>
        <VerdictField
          name={`${field}.value`}
          legend={`Verdict on ${name}`}
          value={verdict?.value}
          disabled={!editable}
        />
      </div>
      <div className="col-start-2 -col-end-1 grid min-w-0 gap-2">
        {editable ? (
          <div
            data-saved={verdict !== undefined}
            className={verdict ? undefined : "hidden group-has-[.verdict_input:checked]:block"}
          >
            <TextareaField
              key={verdict?.note}
              name={`${field}.note`}
              label="What you saw"
              hint={toLookAt(findings)}
              rows={2}
              maxLength={TEXT_LIMITS.note}
              defaultValue={verdict?.note}
            />
          </div>
        ) : (
          verdict?.note && (
            <p className="note note--plain break-words" dir="auto">
              {verdict.note}
            </p>
          )
        )}
        <details open={needsEyes}>
          <summary className="t-small w-fit cursor-pointer text-ink-2 underline underline-offset-2">
            {counted(findings.length, "rule")}
          </summary>
          <ul className="mt-1">
            {findings.map((finding) => (
              <RuleLine key={finding.ruleId} finding={finding} editable={editable} />
            ))}
          </ul>
        </details>
      </div>
    </section>
  );
}
