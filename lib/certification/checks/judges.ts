import { isMachineRule, type MachineRuleId, RUBRIC } from "../rubric";
import type { Judgement, Rule } from "../types";
import { ADDRESS_CHECKS } from "./address-checks";
import { notJudged } from "./outcome";
import { PERMISSION_CHECKS } from "./permission-checks";
import { TEXT_CHECKS } from "./text-checks";
import type { Check, CheckContext, Prober } from "./types";

/** Every machine rule with its check; the type says when one is missing. */
const CHECKS: Readonly<Record<MachineRuleId, Check>> = { ...TEXT_CHECKS, ...ADDRESS_CHECKS, ...PERMISSION_CHECKS };

/** One rule with what came of it. */
export type Judged = { rule: Rule; judgement: Judgement };

function judge(rule: Rule, context: CheckContext, onFault: (ruleId: string, error: unknown) => void): Judgement {
  if (!isMachineRule(rule.id)) return notJudged("A reviewer looks at this.");
  try {
    return CHECKS[rule.id].judge(context);
  } catch (error) {
    onFault(rule.id, error);
    return notJudged("Our check broke. This is our fault and not held against you.");
  }
}

/**
 * The static checks: asks every address the chosen rules need once, all together, then judges each rule. Rules for people come out as
 * `not_judged`. A check that breaks is ours: it is told to `onFault` and never becomes a failure of the partner.
 */
export async function runStaticChecks(
  input: Omit<CheckContext, "probes">,
  prober: Prober,
  options: { ruleIds?: readonly string[] | undefined; onFault: (ruleId: string, error: unknown) => void },
): Promise<Judged[]> {
  const rules: readonly Rule[] = RUBRIC.filter(
    (rule) => options.ruleIds === undefined || options.ruleIds.includes(rule.id),
  );
  const urls = rules.flatMap((rule) => (isMachineRule(rule.id) ? (CHECKS[rule.id].urls?.(input.content) ?? []) : []));
  const context = { ...input, probes: await prober([...new Set(urls)]) };
  return rules.map((rule) => ({ rule, judgement: judge(rule, context, options.onFault) }));
}
