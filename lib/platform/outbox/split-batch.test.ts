import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitBatch } from "./split-batch";

const rowFault = () => Object.assign(new Error("bad row"), { code: "22P02" });
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

async function run(
  rows: readonly number[],
  bad: ReadonlySet<number>,
  fail: (call: number) => Error | null = () => null,
) {
  const done: number[] = [];
  const aside: number[] = [];
  let calls = 0;
  await splitBatch(rows, {
    what: "test",
    waitMs: 0,
    together: async (some) => {
      calls += 1;
      const error = fail(calls);
      if (error) throw error;
      if (some.some((row) => bad.has(row))) throw rowFault();
      done.push(...some);
    },
    alone: async (row) => void aside.push(row),
  });
  return { done, aside, calls };
}

describe("a batch with bad rows", () => {
  it("does all others once, in order, and sets exactly the bad ones aside", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 70 }), fc.uniqueArray(fc.nat(69)), async (count, list) => {
        const bad = new Set(list);
        const { done, aside } = await run(numbers(count), bad);
        expect(done).toEqual(numbers(count).filter((row) => !bad.has(row)));
        expect(aside).toEqual(numbers(count).filter((row) => bad.has(row)));
      }),
    );
  });

  it("finds one of a thousand in few statements", async () => {
    expect((await run(numbers(1_000), new Set([617]))).calls).toBeLessThan(25);
  });

  it("waits out what is no row's fault, without splitting", async () => {
    const { done, calls } = await run(numbers(8), new Set(), (call) => (call < 4 ? new Error("no connection") : null));
    expect({ done, calls }).toEqual({ done: numbers(8), calls: 4 });
  });

  it("takes a first duplicate for an earlier try that was written", async () => {
    const seen: boolean[] = [];
    await splitBatch([1, 2], {
      what: "test",
      waitMs: 0,
      together: async (_rows, again) => {
        seen.push(again);
        if (seen.length === 1) throw Object.assign(new Error("there"), { code: "23505" });
      },
      alone: () => Promise.reject(new Error("never")),
    });
    expect(seen).toEqual([false, true]);
  });

  it("goes on when one cannot even be set aside", async () => {
    const done: number[] = [];
    await splitBatch([1, 2, 3], {
      what: "test",
      waitMs: 0,
      together: async (rows) => {
        if (rows.includes(2)) throw rowFault();
        done.push(...rows);
      },
      alone: () => Promise.reject(rowFault()),
    });
    expect(done).toEqual([1, 3]);
  });
});
