/** Digits after the point of the currencies a plan may use. */
const DIGITS: Readonly<Record<string, number>> = { JPY: 0 };

function digitsOf(currency: string): number {
  return DIGITS[currency] ?? 2;
}

/** Minor units of "19", "19.5" or "1,900.00" as a decimal text; null when it is no amount of this currency. */
export function toMinor(text: string, currency: string): string | null {
  const digits = digitsOf(currency);
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(/[,\s]/g, ""));
  if (!match) return null;
  const [, whole = "0", fraction = ""] = match;
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return null;
  return BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0")).toString();
}

/** "19.50" for 1950 minor units: what the amount field shows. */
export function fromMinor(minor: string, currency: string): string {
  const digits = digitsOf(currency);
  if (digits === 0) return minor;
  const padded = minor.padStart(digits + 1, "0");
  const fraction = padded.slice(-digits);
  const whole = padded.slice(0, -digits);
  return /^0+$/.test(fraction) ? whole : `${whole}.${fraction}`;
}
