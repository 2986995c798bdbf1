import Link from "next/link";
import { Time } from "@/components/ui/time";
import { judgedTitle } from "@/lib/certification/judged";
import type { DecisionView, JudgedView } from "@/lib/certification/types";
import { ruleHref } from "./finding-item";
import { VerdictMark } from "./verdict-mark";

const KINDS = { request_changes: "asked for changes", approve: "approved it", reject: "rejected it" } as const;

function JudgedLine({ judged }: { readonly judged: JudgedView }) {
  return (
    <li className="flex gap-2 [&>svg]:mt-0.5">
      <VerdictMark value={judged.value} />
      <div className="min-w-0">
        <b className="font-semibold">{judgedTitle(judged)}</b>
        {judged.note !== "" && (
          <p className="break-words whitespace-pre-wrap" dir="auto">
            {judged.note}
          </p>
        )}
      </div>
    </li>
  );
}

/** A decision: who, when, the reason in the reviewer's words, what failed or was waived, and the rules it cites. */
export function DecisionText({ decision }: { readonly decision: DecisionView }) {
  return (
    <div className="grid gap-1.5 border-s-2 border-line-2 ps-3">
      <p className="t-small text-ink-2">
        <bdi>{decision.reviewerName}</bdi> {KINDS[decision.kind]} <Time at={decision.at} show="datetime" />
      </p>
      {decision.reason !== "" && (
        <p className="break-words whitespace-pre-wrap" dir="auto">
          {decision.reason}
        </p>
      )}
      {decision.judged.length > 0 && (
        <ul className="grid gap-1.5">
          {decision.judged.map((one) => (
            <JudgedLine key={one.requirement} judged={one} />
          ))}
        </ul>
      )}
      {decision.ruleIds.length > 0 && (
        <p className="flex flex-wrap gap-x-3">
          {decision.ruleIds.map((ruleId) => (
            <Link key={ruleId} href={ruleHref(ruleId)} className="mono">
              {ruleId}
            </Link>
          ))}
        </p>
      )}
    </div>
  );
}
