import { Check, CircleAlert, CircleDashed, OctagonX, TriangleAlert } from "lucide-react";
import { isMachineRule } from "@/lib/certification/rubric";
import type { FindingView } from "@/lib/certification/types";

type Look = Pick<FindingView, "result" | "severity" | "ruleId">;

/** What became of a rule, in a word; advice that was not followed is no failure. */
export function resultWord({ result, severity, ruleId }: Look): string {
  if (result === "pass") return "Passed";
  if (result === "fail") return severity === "blocking" ? "Must fix" : "Advice";
  return isMachineRule(ruleId) ? "Not judged" : "For the reviewer";
}

/** The icon beside it; the word is read out where it is not shown. */
export function FindingMark({ finding }: { readonly finding: Look }) {
  if (finding.result === "pass") return <Check className="text-ok" aria-hidden />;
  if (finding.result === "fail" && finding.severity === "blocking")
    return <OctagonX className="text-bad" aria-hidden />;
  if (finding.result === "fail") return <TriangleAlert className="text-warn" aria-hidden />;
  return isMachineRule(finding.ruleId) ? (
    <CircleAlert className="text-info" aria-hidden />
  ) : (
    <CircleDashed className="text-ink-3" aria-hidden />
  );
}
