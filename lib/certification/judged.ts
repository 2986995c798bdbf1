import { REQUIREMENTS } from "@/lib/listings/types";
import { REQUIREMENT_INFO } from "./constants";
import type { JudgedView, Verdicts } from "./types";

/** What failed or was waived, in the order of requirements: what a partner must hear of. */
export function judgedOf(verdicts: Verdicts): JudgedView[] {
  return REQUIREMENTS.flatMap((requirement): JudgedView[] => {
    const entry = verdicts[requirement];
    return !entry || entry.value === "pass" ? [] : [{ requirement, value: entry.value, note: entry.note }];
  });
}

/** "Working demo failed" */
export function judgedTitle({ requirement, value }: JudgedView): string {
  return `${REQUIREMENT_INFO[requirement].name} ${value === "fail" ? "failed" : "was waived"}`;
}
