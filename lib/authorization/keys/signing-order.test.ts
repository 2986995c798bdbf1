import { expect, it } from "vitest";
import { orderForSigning } from "./signing-order";

const now = new Date("2026-06-01T12:00:00Z");
const key = (name: string, minutesOld: number) => ({ name, createdAt: new Date(now.getTime() - minutesOld * 60_000) });
const names = (keys: ReadonlyArray<{ name: string }>) => keys.map((item) => item.name);

it("signs with the newest key that everyone has had time to read, and publishes all", () => {
  expect(names(orderForSigning([key("new", 1), key("present", 500), key("old", 9000)], now))).toEqual([
    "present",
    "new",
    "old",
  ]);
  expect(names(orderForSigning([key("new", 11), key("old", 9000)], now))).toEqual(["new", "old"]);
});

it("signs with the only key at once", () => {
  expect(names(orderForSigning([key("first", 0)], now))).toEqual(["first"]);
  expect(orderForSigning([], now)).toEqual([]);
});
