import type { Plan, PriceSummary } from "./types";

const TIMES_A_YEAR: Record<Plan["interval"], bigint> = { month: 12n, year: 1n, once: 1n };

/** Yearly cost in minor units, to compare plans of one currency. */
function yearly(plan: Plan): bigint {
  return BigInt(plan.amountMinor) * TIMES_A_YEAR[plan.interval];
}

/**
 * The cheapest way in. No plan at all means free to install. Plans in several currencies are compared by their numbers alone: partners
 * price in one currency, and no rate is known here.
 */
export function summarisePrice(plans: readonly Plan[]): PriceSummary {
  const paid = plans
    .filter((plan) => BigInt(plan.amountMinor) > 0n)
    .sort((left, right) => (yearly(left) < yearly(right) ? -1 : yearly(left) > yearly(right) ? 1 : 0));
  const cheapest = paid[0];
  if (!cheapest) return { kind: "free" };
  const { amountMinor, currency, interval, per, trialDays } = cheapest;
  if (paid.length < plans.length) return { kind: "freemium", amountMinor, currency, interval, per };
  return { kind: "paid", amountMinor, currency, interval, per, trialDays };
}
