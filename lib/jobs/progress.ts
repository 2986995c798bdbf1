/** Which parts of a process have begun something and not finished it, each since its first try. */
export class Progress {
  readonly #since = new Map<string, number>();

  /** A try begins; an earlier one that failed keeps its time. */
  begin(part: string): void {
    if (!this.#since.has(part)) this.#since.set(part, performance.now());
  }

  /** It is done. */
  end(part: string): void {
    this.#since.delete(part);
  }

  /** The part that has waited longest, and for how long, seconds; null when nothing has waited for `least`. */
  longest(least: number, more: ReadonlyMap<string, number> = new Map()): { part: string; seconds: number } | null {
    let found: { part: string; seconds: number } | null = null;
    for (const [part, since] of [...this.#since, ...more]) {
      const seconds = (performance.now() - since) / 1_000;
      if (seconds >= least && seconds > (found?.seconds ?? 0)) found = { part, seconds };
    }
    return found;
  }
}
