import { REQUIREMENTS, type RequirementName } from "@/lib/listings/types";
import { REQUIREMENT_INFO, SEEN_MIN } from "./constants";
import type { Verdicts, VerdictValue } from "./types";

/** "1 fail, 3 to judge", or null when all seven are pass or waive. */
export function verdictGap(
  verdicts: Readonly<Partial<Record<RequirementName, { value: VerdictValue; note?: string }>>>,
): string | null {
  const failed = REQUIREMENTS.filter((name) => verdicts[name]?.value === "fail").length;
  const open = REQUIREMENTS.filter((name) => verdicts[name] === undefined).length;
  const parts = [failed > 0 ? [`${failed} fail`] : [], open > 0 ? [`${open} to judge`] : []].flat();
  return parts.length === 0 ? null : parts.join(", ");
}

/**
 * "Say what you saw: Support contact", or null when every pass has a note. Each requirement has something that only a person can judge,
 * so a pass without a word of what was seen certifies nothing.
 */
export function passGap(verdicts: Verdicts): string | null {
  const silent = REQUIREMENTS.filter((name) => {
    const verdict = verdicts[name];
    return verdict?.value === "pass" && verdict.note.trim().length < SEEN_MIN;
  });
  if (silent.length === 0) return null;
  return `Say what you saw (${SEEN_MIN} characters or more): ${silent.map((name) => REQUIREMENT_INFO[name].name).join(", ")}.`;
}
