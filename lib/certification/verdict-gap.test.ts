import { expect, it } from "vitest";
import { REQUIREMENTS } from "@/lib/listings/types";
import type { Verdicts } from "./types";
import { passGap, verdictGap } from "./verdict-gap";

const all = (note: string): Verdicts => Object.fromEntries(REQUIREMENTS.map((name) => [name, { value: "pass", note }]));

it("counts what failed and what is open", () => {
  expect(verdictGap({})).toBe("7 to judge");
  expect(verdictGap({ ...all("ok"), documentation: { value: "fail", note: "" } })).toBe("1 fail");
  expect(verdictGap(all(""))).toBeNull();
});

it("asks of every pass what was seen, and of nothing else", () => {
  expect(passGap(all("Installed it, saw an order arrive."))).toBeNull();
  expect(passGap(all("ok"))).toContain("Working demo");
  expect(passGap({ documentation: { value: "pass", note: "        . " } })).toMatch(/: Documentation\.$/);
  expect(passGap({ documentation: { value: "fail", note: "" } })).toBeNull();
  expect(passGap({})).toBeNull();
});
