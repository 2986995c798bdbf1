import { REQUIREMENTS, type RequirementName } from "@/lib/listings/types";
import type { VerdictValue } from "./types";

/** "1 fail, 3 to judge", or null when all seven are pass or waive. */
export function verdictGap(
  verdicts: Readonly<Partial<Record<RequirementName, { value: VerdictValue; note?: string }>>>,
): string | null {
  const failed = REQUIREMENTS.filter((name) => verdicts[name]?.value === "fail").length;
  const open = REQUIREMENTS.filter((name) => verdicts[name] === undefined).length;
  const parts = [failed > 0 ? [`${failed} fail`] : [], open > 0 ? [`${open} to judge`] : []].flat();
  return parts.length === 0 ? null : parts.join(", ");
}
