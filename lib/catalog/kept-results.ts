type Kept<T> = { readonly until: number; readonly value: Promise<T> };

/**
 * Keeps answers that are dear to make for some time, so that many who ask the same within it wait once. One process's own: another
 * process makes them again. A failed answer is not kept.
 */
export class KeptResults<T> {
  readonly #kept = new Map<string, Kept<T>>();

  /** `now` is a clock in ms; `keepMs` how long an answer stands; `most` how many are kept, the oldest go. */
  constructor(
    private readonly now: () => number,
    private readonly keepMs: number,
    private readonly most: number,
  ) {}

  /** The kept answer, or the one that `make` gives and that is kept when `worth` says so of it. */
  get(key: string, make: () => Promise<T>, worth: (value: T) => boolean): Promise<T> {
    const found = this.#kept.get(key);
    if (found && found.until > this.now()) return found.value;
    const value = make();
    const kept = { until: this.now() + this.keepMs, value };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.most) break;
      this.#kept.delete(oldest);
    }
    const drop = () => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
    };
    value.then((made) => (worth(made) ? undefined : drop()), drop);
    return value;
  }
}
