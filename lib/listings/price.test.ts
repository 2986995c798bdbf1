import { describe, expect, it } from "vitest";
import { summarisePrice } from "./price";
import { planSchema } from "./schema";
import type { Plan } from "./types";

function plan(amountMinor: string, over: Partial<Plan> = {}): Plan {
  return planSchema.parse({ name: amountMinor, amountMinor, ...over });
}

describe("summarisePrice", () => {
  it("calls no plan, or only plans of nothing, free", () => {
    expect(summarisePrice([])).toEqual({ kind: "free" });
    expect(summarisePrice([plan("0")])).toEqual({ kind: "free" });
  });

  it("names the cheapest plan that costs something", () => {
    expect(summarisePrice([plan("2900"), plan("1900", { trialDays: 14 })])).toMatchObject({
      kind: "paid",
      amountMinor: "1900",
      trialDays: 14,
    });
  });

  it("says when one can begin for nothing", () => {
    expect(summarisePrice([plan("0"), plan("1900")])).toMatchObject({ kind: "freemium", amountMinor: "1900" });
  });

  it("compares a year's price with twelve months'", () => {
    expect(summarisePrice([plan("12000", { interval: "year" }), plan("1100")])).toMatchObject({ amountMinor: "12000" });
  });
});
