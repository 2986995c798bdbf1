/**
 * Runs once in every web process before its first page: it says that it is live, so that later changes are told to it, and then drops
 * what changed since its build. In this order no change can fall between the two.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startWebHeartbeat } = await import("./lib/platform/process/heartbeat");
  const { expireChangedTags } = await import("./lib/platform/cache/cache-start");
  await startWebHeartbeat();
  await expireChangedTags();
}

/** A page that fails because the database is away or busy is no fault of the page: the front door answers 503 instead of 500. */
export async function onRequestError(error: unknown): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { saysUnreachable } = await import("./lib/platform/unreachable");
  const { foundUnavailable } = await import("./lib/platform/front/call");
  if (saysUnreachable(error)) foundUnavailable();
}
