import Link from "next/link";
import { Time } from "@/components/ui/time";
import type { DecisionView } from "@/lib/certification/types";
import { ruleHref } from "./finding-item";

const KINDS = { request_changes: "asked for changes", approve: "approved it", reject: "rejected it" } as const;

/** A decision: who, when, the reason in the reviewer's words, and the rules it cites. */
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
