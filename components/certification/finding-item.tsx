import Link from "next/link";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { mendPlaces } from "@/lib/certification/mend-places";
import { ruleOf } from "@/lib/certification/rubric";
import type { FindingView } from "@/lib/certification/types";
import { FindingEvidence } from "./finding-evidence";
import { FindingMark, resultWord } from "./finding-mark";

/** Where the rubric explains a rule. */
export function ruleHref(ruleId: string): string {
  return `/partner/docs/rubric#${ruleId}`;
}

/**
 * One open finding: what is wrong, the evidence, how to fix it and where. `action` is usually "check again"; `listing` is the listing's
 * path in the portal while its version may be edited.
 */
export function FindingItem({
  finding,
  action,
  listing,
}: {
  readonly finding: FindingView;
  readonly action?: ReactNode;
  readonly listing?: string | undefined;
}) {
  const rule = ruleOf(finding.ruleId);
  const places = listing === undefined ? [] : mendPlaces(finding.ruleId, listing);
  return (
    <article className="finding" id={finding.ruleId}>
      <FindingMark finding={finding} />
      <h4 className="t-3">{rule?.title ?? finding.ruleId}</h4>
      <div className="md:row-span-2 max-md:order-last max-md:col-start-2 max-md:mt-1.5 max-md:justify-self-start">
        {action}
      </div>
      <p className="t-small col-start-2 flex flex-wrap gap-x-3.5 text-ink-2">
        <Link href={ruleHref(finding.ruleId)} className="mono" title={rule?.checks}>
          {finding.ruleId}
        </Link>
        <span>{resultWord(finding)}</span>
        <span>
          seen <Time at={finding.checkedAt} show="datetime" />
        </span>
      </p>
      <div className="finding__b min-w-0 grid-cols-[minmax(0,1fr)] pt-1">
        <p className="max-w-[66ch] break-words" dir="auto">
          {finding.message}
        </p>
        <FindingEvidence items={finding.evidence} />
        {finding.result === "fail" && rule && (
          <p className="t-small max-w-[66ch] text-ink-2">
            <b className="text-ink">How to fix it.</b> {rule.fix}
          </p>
        )}
        {places.length > 0 && (
          <p className="t-small flex flex-wrap gap-x-3">
            {places.map((place) => (
              <Link key={place.href} href={place.href}>
                {place.label}
              </Link>
            ))}
          </p>
        )}
      </div>
    </article>
  );
}

/** A rule that needs nothing from the reader: one line. */
export function FindingRow({ finding }: { readonly finding: FindingView }) {
  const rule = ruleOf(finding.ruleId);
  return (
    <li className="finding !py-2">
      <FindingMark finding={finding} />
      <p>
        <Link href={ruleHref(finding.ruleId)} className="mono me-3 text-ink-3 no-underline">
          {finding.ruleId}
        </Link>
        {rule?.title ?? finding.ruleId}
        <span className="sr-only">: {resultWord(finding)}</span>
      </p>
      <p className="t-small min-w-0 max-w-[34ch] truncate text-end text-ink-3 max-md:hidden" title={finding.message}>
        {finding.result === "pass" ? finding.message : resultWord(finding)}
      </p>
    </li>
  );
}
