const started = performance.now();
const QUIET_FOR_MS = 4_000;

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** One line of progress with the seconds since this script began in front. */
export function say(text: string): void {
  console.log(`[${seconds(started).padStart(7)}] ${text}`);
}

/**
 * Announces a step, runs it and says how long it took; while it runs, a line at least every 4 seconds shows that it
 * still does.
 */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  say(`${title} …`);
  const pulse = setInterval(() => say(`${title}: still at it after ${seconds(begun)}`), QUIET_FOR_MS);
  try {
    const result = await work();
    if (performance.now() - begun > 500) say(`${title}: done in ${seconds(begun)}`);
    return result;
  } finally {
    clearInterval(pulse);
  }
}
