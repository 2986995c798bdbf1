import { runWorker, type WorkerOptions } from "@/lib/jobs/worker";

/** A worker in this process, without jobs unless asked for. */
export function startWorker(options: Partial<WorkerOptions> = {}): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const done = runWorker({ catalog: {}, pollMs: 100, ...options, signal: stopping.signal });
  return {
    stop: () => {
      stopping.abort();
      return done;
    },
  };
}
