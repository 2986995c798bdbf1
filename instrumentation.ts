/**
 * Runs once in every web process before its first page: it says that it is live, so that later changes are told to it, and then drops
 * what changed since its build. In this order no change can fall between the two.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startWebHeartbeat } = await import("./lib/platform/heartbeat");
  const { expireChangedTags } = await import("./lib/platform/cache-start");
  await startWebHeartbeat();
  await expireChangedTags();
}
