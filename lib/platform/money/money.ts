import { numberFormat } from "./number-format";

/** An amount in minor units of an ISO 4217 currency. */
export type Money = { minor: bigint; currency: string };

/** Digits after the point of a currency. */
export function digitsOf(currency: string): number {
  return numberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `$19`, `$19.50`, `¥1,200`: cents only when there are any. */
export function formatMoney(money: Money, locale = "en"): string {
  const digits = digitsOf(money.currency);
  const unit = 10n ** BigInt(digits);
  const whole = money.minor % unit === 0n;
  // Number is exact here up to 2^53 minor units (90 trillion dollars); beyond that only the display would round.
  const value = Number(money.minor) / Number(unit);
  return numberFormat(locale, {
    style: "currency",
    currency: money.currency,
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/**
 * Splits `total` by `weights` so that the parts add up to it exactly: largest remainder, ties to the earlier part.
 * A total of either sign; weights are not negative and not all zero.
 */
export function splitByWeights(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((left, right) => left + right, 0n);
  if (sum <= 0n || weights.some((weight) => weight < 0n))
    throw new RangeError("Weights must not be negative and not all zero.");
  const sign = total < 0n ? -1n : 1n;
  const size = total * sign;
  const parts = weights.map((weight, index) => ({ index, part: (size * weight) / sum, rest: (size * weight) % sum }));
  let left = size - parts.reduce((all, { part }) => all + part, 0n);
  for (const entry of [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (left === 0n) break;
    entry.part += 1n;
    left -= 1n;
  }
  return parts.map(({ part }) => part * sign);
}
