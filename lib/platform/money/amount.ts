import { say } from "../messages/said";
import { digitsOf } from "./money";

/** Signs people write beside a price; one of another currency makes the text no amount of this one. */
const SIGNS: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", ILS: "₪", JPY: "¥" };

/** What a form answers when `toMinor` finds no amount. */
export const AMOUNT_WORDS = say("portal.amountFull");

/** Whole digits, or groups of three parted by one and the same sign; then a fraction, by a sign that parted no groups. */
const AMOUNT = /^(?:(\d{1,12})|([1-9]\d{0,2}(?:([,.' ])\d{3})(?:\3\d{3}){0,3}))(?:([.,])(\d{1,2}))?$/;

/**
 * Minor units of "19", "19.5", "19,50", "1,900.00", "1.900,00" or "1 900" as a decimal text; null when it is no amount of this currency.
 * A comma before one or two last digits is a decimal sign, as most of Europe writes it. A point before three ("1.900") may mean either
 * and is refused: a price a thousand times off must never be a guess.
 */
export function toMinor(text: string, currency: string): string | null {
  const digits = digitsOf(currency);
  const sign = SIGNS[currency];
  let plain = text.trim().replaceAll(/[\s\u2019]/g, (char) => (char === "\u2019" ? "'" : " "));
  if (sign !== undefined && plain.startsWith(sign)) plain = plain.slice(sign.length).trim();
  else if (sign !== undefined && plain.endsWith(sign)) plain = plain.slice(0, -sign.length).trim();
  const match = AMOUNT.exec(plain);
  if (!match) return null;
  const [, run, groups, parted, point, fraction = ""] = match;
  if (point !== undefined && point === parted) return null;
  if (parted === "." && point === undefined) return null;
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return null;
  const whole = run ?? groups?.replaceAll(/\D/g, "") ?? "0";
  return BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0")).toString();
}

/** "19.50" for 1950 minor units: what an amount field shows. */
export function fromMinor(minor: string, currency: string): string {
  const digits = digitsOf(currency);
  if (digits === 0) return minor;
  const padded = minor.padStart(digits + 1, "0");
  const fraction = padded.slice(-digits);
  const whole = padded.slice(0, -digits);
  return /^0+$/.test(fraction) ? whole : `${whole}.${fraction}`;
}
