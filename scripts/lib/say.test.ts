import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { step } from "./say.ts";

describe("step", () => {
  const spoken: number[] = [];

  beforeEach(() => {
    spoken.length = 0;
    vi.useFakeTimers();
    vi.spyOn(console, "log").mockImplementation(() => void spoken.push(Date.now()));
  });

  afterEach(() => vi.useRealTimers());

  const longestSilence = (from: number) => {
    const moments = [from, ...spoken, Date.now()];
    return Math.max(...moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment)));
  };

  it.each([1_000, 4_900, 61_000, 300_000])("is never silent for more than 5 s in work of %d ms", async (length) => {
    const from = Date.now();
    const work = step("Working", () => new Promise((resolve) => setTimeout(resolve, length, "made")));
    await vi.advanceTimersByTimeAsync(length);
    expect(await work).toBe("made");
    expect(longestSilence(from)).toBeLessThanOrEqual(5_000);
  });

  it("is quiet again after work that failed", async () => {
    const work = step("Working", () => Promise.reject(new Error("no"))).catch(() => "failed");
    expect(await work).toBe("failed");
    const before = spoken.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(spoken).toHaveLength(before);
  });
});
