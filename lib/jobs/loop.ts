import { log } from "@/lib/platform/log";
import type { Progress } from "./progress";

/** A sleep that can be cut short. */
export class Wake {
  #resolve: (() => void) | null = null;
  #pending = false;

  /** Ends the running sleep, or the next one before it begins. */
  now(): void {
    this.#pending = true;
    this.#resolve?.();
  }

  async sleep(milliseconds: number): Promise<void> {
    if (!this.#pending) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#resolve = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#resolve = null;
    }
    this.#pending = false;
  }
}

export type Loop = {
  name: string;
  /** One round; true asks for another at once. */
  round: () => Promise<boolean>;
  everyMs: number;
  wake: Wake;
};

const LONGEST_BACKOFF_MS = 5_000;

/** Runs rounds until `signal` aborts. A round that throws (the database is away) is tried again, later each time; nothing ends the process. `progress` hears since when a round is under way or fails. */
export async function runLoop(
  { name, round, everyMs, wake }: Loop,
  signal: AbortSignal,
  progress: Progress,
): Promise<void> {
  const stop = () => wake.now();
  signal.addEventListener("abort", stop);
  let failures = 0;
  while (!signal.aborted) {
    try {
      progress.begin(name);
      const more = await round();
      progress.end(name);
      if (failures > 0) log().info({ loop: name }, "works again");
      failures = 0;
      if (!more) await wake.sleep(everyMs);
    } catch (error) {
      failures += 1;
      log().warn({ err: error, loop: name, failures }, "round failed");
      await wake.sleep(Math.min(LONGEST_BACKOFF_MS, 200 * 2 ** Math.min(failures, 10)));
    }
  }
  progress.end(name);
  signal.removeEventListener("abort", stop);
}
