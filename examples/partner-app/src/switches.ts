/**
 * Ways to behave badly, for tests of the platform. None of this belongs in your app: leave out this file, `misbehave.ts`
 * and every line that asks a switch.
 */
type Switch = { group: "Install" | "Tokens" | "Deliveries" | "Events"; says: string; unit?: string };

export const SWITCHES = {
  "bad-state-check": { group: "Install", says: "Accept any state at the callback." },
  "drop-callback": { group: "Install", says: "Hang up at the callback, so that the install is never finished." },
  "wrong-scope-request": { group: "Install", says: "Ask for customers:write too, declared or not." },
  "forget-pkce": { group: "Install", says: "Start without a code challenge." },
  "redeem-twice": { group: "Install", says: "Redeem the same code a second time." },
  "reuse-refresh-token": { group: "Tokens", says: "Refresh with the token before last." },
  "keep-tokens-after-uninstall": { group: "Tokens", says: "Keep and use tokens after an uninstall." },
  slow: { group: "Deliveries", says: "Wait before each answer.", unit: "milliseconds" },
  "fail-next": { group: "Deliveries", says: "Answer 500 this many times, then work again.", unit: "deliveries" },
  "status-500": { group: "Deliveries", says: "Answer 500." },
  "status-410": { group: "Deliveries", says: "Answer 410 Gone." },
  "status-429": { group: "Deliveries", says: "Answer 429 with this Retry-After.", unit: "seconds" },
  "never-ack": { group: "Deliveries", says: "Take the delivery and never answer." },
  "hang-up": { group: "Deliveries", says: "Close the connection without an answer." },
  "drip-body": { group: "Deliveries", says: "Answer one byte every 200 ms." },
  "huge-body": { group: "Deliveries", says: "Answer with 64 MB." },
  redirect: { group: "Deliveries", says: "Answer 302 to a private address." },
  "ignore-signature": { group: "Deliveries", says: "Believe every delivery, signed or not." },
  "duplicate-processing": { group: "Events", says: "Do the work again for a repeated delivery." },
  "never-call-back": { group: "Events", says: "Never call the platform's API." },
  "ignore-deletion": { group: "Events", says: "Neither delete nor confirm." },
} as const satisfies Record<string, Switch>;

export type SwitchName = keyof typeof SWITCHES;

export const SWITCH_NAMES = Object.keys(SWITCHES).filter(isSwitchName);

/** Narrows a word from a form, a query or JSON. */
export function isSwitchName(word: string): word is SwitchName {
  return Object.hasOwn(SWITCHES, word);
}

/** The unit of a switch that takes an amount, or null for one that is on or off. */
export function unitOf(name: SwitchName): string | null {
  const found: Switch = SWITCHES[name];
  return found.unit ?? null;
}

/** Which switches are on; 0 is off, 1 is on, larger numbers are amounts. */
export class SwitchBoard {
  readonly #values = new Map<SwitchName, number>();

  isOn(name: SwitchName): boolean {
    return this.amount(name) > 0;
  }

  amount(name: SwitchName): number {
    return this.#values.get(name) ?? 0;
  }

  set(name: SwitchName, amount: number): void {
    this.#values.set(name, amount);
  }

  /** Uses up one of an amount; true while some were left. */
  take(name: SwitchName): boolean {
    const left = this.amount(name);
    if (left > 0) this.set(name, left - 1);
    return left > 0;
  }

  clear(): void {
    this.#values.clear();
  }

  /** Every switch with its value: a boolean, or a number where it has a unit. */
  toJSON(): Record<string, boolean | number> {
    return Object.fromEntries(
      SWITCH_NAMES.map((name) => [name, unitOf(name) === null ? this.isOn(name) : this.amount(name)]),
    );
  }

  /** Applies named values; the answer lists what could not be understood, and then nothing was changed. */
  apply(input: { readonly [name: string]: unknown }): string[] {
    const wrong: string[] = [];
    const changes: [SwitchName, number][] = [];
    for (const [word, value] of Object.entries(input)) {
      const amount = amountOf(value);
      if (!isSwitchName(word)) wrong.push(`There is no switch "${word}".`);
      else if (amount === null) wrong.push(`"${word}" takes true, false or a number from 0 up.`);
      else changes.push([word, amount]);
    }
    if (wrong.length === 0) for (const [name, amount] of changes) this.set(name, amount);
    return wrong;
  }
}

function amountOf(value: unknown): number | null {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === "on") return 1;
  if (value === "" || value === "off") return 0;
  const amount = typeof value === "string" ? Number(value) : value;
  return typeof amount === "number" && Number.isSafeInteger(amount) && amount >= 0 ? amount : null;
}
