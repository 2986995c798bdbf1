/** Waits until `check` holds, asking every 20 ms, or throws after `timeoutMs`. The tests' one way to wait: none sleeps for a fixed time. */
export async function until(
  check: () => Promise<boolean> | boolean,
  timeoutMs = 15_000,
  what = "the condition",
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
