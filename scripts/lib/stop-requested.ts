const PARENT_CHECK_MS = 500;

/**
 * Gives `work` a signal that aborts when the process is asked to end: Ctrl-C, SIGTERM, a closed terminal, or the death of
 * the npm that started us (killed outright, it cannot pass anything on).
 */
export async function stopRequested(work: (stop: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of names) process.on(name, stop);
  const parent = process.ppid;
  const byUs = process.env.npm_lifecycle_event !== undefined || process.env.PATCHBAY_PARENT !== undefined;
  const watch = byUs ? setInterval(() => process.ppid !== parent && stop(), PARENT_CHECK_MS) : undefined;
  try {
    await work(controller.signal);
  } finally {
    clearInterval(watch);
    for (const name of names) process.removeListener(name, stop);
  }
}
