import type { RequirementName } from "@/lib/listings/types";
import { counted } from "@/lib/platform/text/counted";
import { isMachineRule } from "./rubric";
import type { CertificateEvidence } from "./schema";
import type { FindingView } from "./types";

/** "5 of 6 checks passed, 1 could not be judged by a machine"; null when no machine checks the requirement. */
export function checksSentence(findings: ReadonlyArray<Pick<FindingView, "ruleId" | "result">>): string | null {
  const machine = findings.filter((finding) => isMachineRule(finding.ruleId));
  if (machine.length === 0) return null;
  const count = (result: FindingView["result"]) => machine.filter((finding) => finding.result === result).length;
  const [passed, open] = [count("pass"), count("not_judged")];
  const rest = open === 0 ? "" : `, ${open} could not be judged by a machine`;
  return `${passed} of ${counted(machine.length, "check")} passed${rest}`;
}

/** What the certificate says about one requirement: what was shown, the verdict with its note, when, and the findings behind it. */
export function evidenceOf(
  requirement: RequirementName,
  verdict: { value: "pass" | "waive"; note: string },
  findings: readonly FindingView[],
  at: Date,
): CertificateEvidence[number] {
  const own = findings.filter((finding) => finding.requirement === requirement);
  const checks = checksSentence(own);
  const judged = verdict.value === "waive" ? "Waived by the reviewer." : "Looked at by the reviewer.";
  const shown = [checks === null ? [] : [`${checks}.`], [judged], verdict.note === "" ? [] : [verdict.note]]
    .flat()
    .join(" ");
  return {
    requirement,
    shown,
    verdict: verdict.value,
    note: verdict.note,
    at: at.toISOString(),
    findings: own.map(({ ruleId, result, message }) => ({ ruleId, result, message })),
  };
}
