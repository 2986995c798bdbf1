import { expect, it } from "vitest";
import { isCacheCall, signCacheCall } from "./cache-call";

const body = JSON.stringify({ tags: ["catalog"] });
const at = Date.UTC(2026, 10, 21);

it("takes its own signature for a minute either way", () => {
  const header = signCacheCall(body, at);
  expect(isCacheCall(body, header, at)).toBe(true);
  expect(isCacheCall(body, header, at + 60_000)).toBe(true);
  expect(isCacheCall(body, header, at - 60_000)).toBe(true);
  expect(isCacheCall(body, header, at + 60_001)).toBe(false);
});

it.each([
  ["another body", () => isCacheCall(JSON.stringify({ tags: ["other"] }), signCacheCall(body, at), at)],
  ["another moment", () => isCacheCall(body, signCacheCall(body, at).replace(String(at), String(at + 1)), at + 1)],
  ["no header", () => isCacheCall(body, null, at)],
  ["an empty header", () => isCacheCall(body, "", at)],
  ["no value", () => isCacheCall(body, `t=${at},v=`, at)],
  ["a value of zeros", () => isCacheCall(body, `t=${at},v=${"0".repeat(64)}`, at)],
])("refuses %s", (_what, check) => {
  expect(check()).toBe(false);
});
