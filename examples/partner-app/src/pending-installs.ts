/** An install that went to the platform and has not come back. */
export type PendingInstall = {
  /** Value of the cookie in the browser that started it. */
  browser: string;
  codeVerifier: string;
  expiresAt: number;
};

const LIFETIME_MS = 30 * 60 * 1000;
const LIMIT = 1000;

/**
 * Remembers each `state` once. Without it, somebody could make your customer's browser finish an install that was started
 * elsewhere. Kept in memory: a restart in the middle of an install means starting again.
 */
export class PendingInstalls {
  readonly #byState = new Map<string, PendingInstall>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  add(state: string, browser: string, codeVerifier: string): void {
    for (const [old, pending] of this.#byState) {
      if (pending.expiresAt <= this.#now() || this.#byState.size >= LIMIT) this.#byState.delete(old);
    }
    this.#byState.set(state, { browser, codeVerifier, expiresAt: this.#now() + LIFETIME_MS });
  }

  /** The install this browser started with this state; it can be taken once. */
  take(state: string | null, browser: string | null): PendingInstall | null {
    const pending = state === null ? undefined : this.#byState.get(state);
    if (state === null || pending === undefined || pending.browser !== browser) return null;
    this.#byState.delete(state);
    return pending.expiresAt > this.#now() ? pending : null;
  }

  /** The newest one, whoever started it: only for the switch that forgets to check. */
  newest(): PendingInstall | null {
    return [...this.#byState.values()].at(-1) ?? null;
  }
}
