import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { INSTALL_BLOCKS, type InstallBlock, LISTING_STATES } from "@/lib/listings/types";
import { stepNames } from "@/lib/platform/transitions/derive";
import { blockAfter, canTake, MEASURES, measureOf, movesFor } from "./transitions";
import { type ListingFacts, MEASURE_STATES, MEASURE_STEPS } from "./types";

const STAFF = MEASURE_STEPS.filter((step) => measureOf(step).side === "staff");
const blockSteps = ["stop_new", "stop_all", "ease", "lift"] as const;

const facts = fc.record({
  state: fc.constantFrom(...LISTING_STATES),
  installBlock: fc.constantFrom(...INSTALL_BLOCKS),
  published: fc.boolean(),
  certified: fc.boolean(),
});
const standing: ListingFacts = { state: "published", installBlock: "none", published: true, certified: true };

describe("the table of steps", () => {
  it("has one row a step, each with one who may", () => {
    expect(stepNames(MEASURES).sort()).toEqual([...MEASURE_STEPS].sort());
    expect(MEASURE_STEPS.filter((step) => measureOf(step).side === "partner")).toEqual(["unlist", "relist"]);
  });

  it.each<[InstallBlock, string[]]>([
    ["none", ["stop_new", "stop_all"]],
    ["soft", ["stop_all", "lift"]],
    ["hard", ["ease", "lift"]],
  ])("from %s goes on by %j", (installBlock, steps) => {
    expect(blockSteps.filter((step) => canTake(step, { ...standing, installBlock }))).toEqual(steps);
  });

  it("never takes a step that changes nothing, on what is gone or was never public", () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...MEASURE_STEPS), (given, step) => {
        if (!canTake(step, given)) return;
        expect(given.published).toBe(true);
        expect(given.state).not.toBe("retired");
        if (blockSteps.some((one) => one === step))
          expect(blockAfter(step, given.installBlock)).not.toBe(given.installBlock);
        else expect(blockAfter(step, given.installBlock)).toBe(given.installBlock);
        if (step === "revoke_certificate") expect(given.certified).toBe(true);
        if (step === "relist") expect(given.installBlock).not.toBe("hard");
      }),
    );
  });

  it("leads from every block back to none, by whatever steps staff take", () => {
    fc.assert(
      fc.property(fc.constantFrom(...INSTALL_BLOCKS), fc.array(fc.constantFrom(...STAFF)), (start, steps) => {
        let block = start;
        for (const step of steps)
          if (canTake(step, { ...standing, installBlock: block })) block = blockAfter(step, block);
        expect(block === "none" || canTake("lift", { ...standing, installBlock: block })).toBe(true);
        expect(blockAfter("lift", block)).toBe("none");
      }),
    );
  });
});

describe("a proposal", () => {
  it("is approved or declined by somebody else only, and taken back by whoever proposed it", () => {
    expect(movesFor("proposed", false)).toEqual(["approve", "decline"]);
    expect(movesFor("proposed", true)).toEqual(["withdraw"]);
    for (const state of MEASURE_STATES.filter((one) => one !== "proposed"))
      for (const isProposer of [true, false]) expect(movesFor(state, isProposer)).toEqual([]);
  });
});
