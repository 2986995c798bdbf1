import { expect, it } from "vitest";
import { KeptResults } from "./kept-results";

function counting(value: number) {
  let made = 0;
  return { make: () => Promise.resolve(value + made++), made: () => made };
}

it("makes an answer once within its time, and again after it", async () => {
  let now = 0;
  const kept = new KeptResults<number>(() => now, 100, 10);
  const { make, made } = counting(10);
  const both = await Promise.all([kept.get("a", make, () => true), kept.get("a", make, () => true)]);
  expect(both).toEqual([10, 10]);
  now = 99;
  expect(await kept.get("a", make, () => true)).toBe(10);
  now = 100;
  expect(await kept.get("a", make, () => true)).toBe(11);
  expect(made()).toBe(2);
});

it("keeps only what is worth it, no failures, and no more than it may", async () => {
  const kept = new KeptResults<number>(() => 0, 100, 2);
  const { make, made } = counting(1);
  await kept.get("cheap", make, () => false);
  await kept.get("cheap", make, () => false);
  expect(made()).toBe(2);
  await expect(
    kept.get(
      "fails",
      () => Promise.reject(new Error("no")),
      () => true,
    ),
  ).rejects.toThrow("no");
  expect(
    await kept.get(
      "fails",
      () => Promise.resolve(5),
      () => true,
    ),
  ).toBe(5);
  for (const key of ["a", "b", "c"]) await kept.get(key, make, () => true);
  expect(
    await kept.get(
      "c",
      () => Promise.resolve(-1),
      () => true,
    ),
  ).not.toBe(-1);
  expect(
    await kept.get(
      "a",
      () => Promise.resolve(-1),
      () => true,
    ),
  ).toBe(-1);
});
