import { splitByWeights } from "@/lib/platform/money/money";

/** One slice of monthly partner revenue: from (inclusive) to upTo (exclusive; null = no end), minor units; rate in basis points. */
export type RevenueTier = { fromMinor: bigint; upToMinor: bigint | null; rateBp: number };

/** What a slice of the month took. */
export type TakenSlice = RevenueTier & { amountMinor: bigint; platformMinor: bigint };

/** The month split between platform and partner; `effectiveBp` is the platform's share of the whole in basis points, rounded down. */
export type TakenMonth = {
  grossMinor: bigint;
  platformMinor: bigint;
  partnerMinor: bigint;
  effectiveBp: number;
  slices: TakenSlice[];
};

const BASIS = 10_000n;

function amountIn(tier: RevenueTier, gross: bigint): bigint {
  const end = tier.upToMinor === null || gross < tier.upToMinor ? gross : tier.upToMinor;
  return end > tier.fromMinor ? end - tier.fromMinor : 0n;
}

/** Throws when tiers leave a gap, overlap, or do not run from 0 without end: such a schedule must never be charged by. */
export function checkTiers(tiers: readonly RevenueTier[]): void {
  let next: bigint | null = 0n;
  for (const tier of tiers) {
    if (next === null || tier.fromMinor !== next) throw new RangeError("Tiers must follow one another from 0.");
    next = tier.upToMinor;
  }
  if (next !== null) throw new RangeError("The last tier has no end.");
}

/**
 * The marginal take rate: each slice of a calendar month's revenue (UTC, all of a partner's listings together, net of tax and discounts)
 * is shared at its own rate, so crossing a threshold never makes earlier revenue dearer. The platform's exact share is rounded down
 * once, in the partner's favour; slices share that total by largest remainder, so parts always add up to the whole.
 * Formula: platform = floor(sum over tiers of amount x rateBp / 10,000).
 */
export function takeFromMonth(tiers: readonly RevenueTier[], grossMinor: bigint): TakenMonth {
  checkTiers(tiers);
  if (grossMinor < 0n) throw new RangeError("A month's revenue is not negative; refunds are entries of their own.");
  const amounts = tiers.map((tier) => amountIn(tier, grossMinor));
  const weights = tiers.map((tier, index) => (amounts[index] ?? 0n) * BigInt(tier.rateBp));
  const sum = weights.reduce((left, right) => left + right, 0n);
  const platformMinor = sum / BASIS;
  const shares = sum > 0n ? splitByWeights(platformMinor, weights) : weights.map(() => 0n);
  return {
    grossMinor,
    platformMinor,
    partnerMinor: grossMinor - platformMinor,
    effectiveBp: grossMinor === 0n ? (tiers[0]?.rateBp ?? 0) : Number((platformMinor * BASIS) / grossMinor),
    slices: tiers.map((tier, index) => ({
      ...tier,
      amountMinor: amounts[index] ?? 0n,
      platformMinor: shares[index] ?? 0n,
    })),
  };
}

/** What one charge adds to the platform's share when the month stood at `before`: the shares of a month's charges add up exactly. */
export function takeFromCharge(
  tiers: readonly RevenueTier[],
  beforeMinor: bigint,
  chargeMinor: bigint,
): { platformMinor: bigint; partnerMinor: bigint } {
  const platformMinor =
    takeFromMonth(tiers, beforeMinor + chargeMinor).platformMinor - takeFromMonth(tiers, beforeMinor).platformMinor;
  return { platformMinor, partnerMinor: chargeMinor - platformMinor };
}
