import { Tag, type Tone } from "@/components/ui/tag";
import type { SubmissionState } from "@/lib/certification/types";

const STATES: Readonly<Record<SubmissionState, readonly [string, Tone]>> = {
  submitted: ["In the queue", "info"],
  in_review: ["In review", "info"],
  changes_requested: ["Changes asked for", "warn"],
  approved: ["Approved", "ok"],
  rejected: ["Rejected", "bad"],
  withdrawn: ["Withdrawn", "line"],
};

/** A submission's state in words. */
export function SubmissionTag({ state }: { readonly state: SubmissionState }) {
  const [word, tone] = STATES[state];
  return <Tag tone={tone}>{word}</Tag>;
}
