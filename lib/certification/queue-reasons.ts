import { reasonsForReview } from "@/lib/listings/harmless-update";
import type { VersionContent } from "@/lib/listings/schema";
import type { FindingResult, Severity } from "./types";

/** Why a submission waits for a person; one has often several. Stored as text, so a word that is dropped stays readable. */
const QUEUE_REASONS = {
  new_listing: "First version of a listing",
  new_partner: "First of this partner",
  new_scopes: "New permissions",
  new_events: "New events",
  url_change: "New address",
  price_change: "Price change",
  depth_change: "Other depth",
  name_change: "Other name",
  promise_change: "Other promises",
  resubmitted: "Sent again",
  partner_replied: "Partner replied",
  advice_open: "Advice not followed",
  not_judged: "A check could not tell",
} as const;
export type QueueReason = keyof typeof QUEUE_REASONS;

const OF_UPDATE = {
  scopes: "new_scopes",
  events: "new_events",
  urls: "url_change",
  price: "price_change",
  depth: "depth_change",
  name: "name_change",
  promises: "promise_change",
} as const;

/** The words for a stored reason; an unknown one is shown as it is. */
export function reasonLabel(reason: string): string {
  return Object.entries(QUEUE_REASONS).find(([key]) => key === reason)?.[1] ?? reason;
}

/** Why a submission goes to the queue, in the order of the table above. */
export function queueReasons(input: {
  published: VersionContent | null;
  content: VersionContent;
  round: number;
  approvedBefore: number;
  findings: ReadonlyArray<{ result: FindingResult; severity: Severity; byMachine: boolean }>;
}): QueueReason[] {
  const found: QueueReason[] = input.published
    ? reasonsForReview(input.published, input.content).map((reason) => OF_UPDATE[reason])
    : ["new_listing"];
  if (input.approvedBefore === 0) found.push("new_partner");
  if (input.round > 1) found.push("resubmitted");
  const machine = input.findings.filter((finding) => finding.byMachine);
  if (machine.some((finding) => finding.result === "fail" && finding.severity === "advice")) found.push("advice_open");
  if (machine.some((finding) => finding.result === "not_judged")) found.push("not_judged");
  return found;
}
