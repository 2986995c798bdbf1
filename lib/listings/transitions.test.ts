import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { can } from "@/lib/accounts/policy";
import { canMove, stateAfter, stepNames, stepsFrom } from "@/lib/platform/transitions/derive";
import { LISTINGS, partnerSteps, VERSIONS, type VersionAction } from "./transitions";
import { LISTING_STATES, VERSION_STATES, type VersionState } from "./types";

const EXPECTED: Record<VersionState, Partial<Record<VersionAction, VersionState | "gone">>> = {
  draft: { edit: "draft", delete: "gone", submit: "submitted", approve_by_policy: "approved" },
  submitted: { claim: "in_review", withdraw: "draft", reject: "rejected" },
  in_review: {
    release: "submitted",
    withdraw: "draft",
    request_changes: "changes_requested",
    approve: "approved",
    reject: "rejected",
  },
  changes_requested: { edit: "changes_requested", submit: "submitted" },
  approved: { publish: "published" },
  rejected: {},
  published: { supersede: "superseded" },
  superseded: {},
};

describe("the version's state table", () => {
  for (const state of VERSION_STATES) {
    it(`says what may happen to a version that is ${state}`, () => {
      const moves = stepsFrom(VERSIONS, state).map((action) => [action, stateAfter(VERSIONS, state, action) ?? "gone"]);
      expect(Object.fromEntries(moves)).toEqual(EXPECTED[state]);
    });
  }

  it("gives every step to a side that its policy lets act", () => {
    for (const { who, policy } of Object.values(VERSIONS.steps)) {
      const policies = policy === null ? [] : typeof policy === "string" ? [policy] : policy;
      if (who === "system") expect(policies).toEqual([]);
      else expect(policies.length).toBeGreaterThan(0);
      for (const one of policies)
        expect(
          who === "partner"
            ? can({ kind: "partner", role: "owner", own: true }, one)
            : can({ kind: "staff", role: "reviewer", totpDone: true }, one),
        ).toBe(true);
    }
  });

  it("never lets anything become public that was not approved, and never thaws what was public", () => {
    const walk = fc.array(fc.constantFrom(...stepNames(VERSIONS)), { maxLength: 40 });
    fc.assert(
      fc.property(walk, (actions) => {
        let state: VersionState = "draft";
        const seen: VersionState[] = [state];
        for (const action of actions) {
          state = stateAfter(VERSIONS, state, action) ?? state;
          seen.push(state);
        }
        const published = seen.indexOf("published");
        if (published === -1) return;
        expect(seen.slice(0, published).findLast((one) => one !== "published")).toBe("approved");
        expect(seen.slice(published).every((one) => one === "published" || one === "superseded")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("freezes the content wherever somebody may be judging it", () => {
    const editable = VERSION_STATES.filter((state) => canMove(VERSIONS, state, "edit"));
    expect(editable).toEqual(["draft", "changes_requested"]);
  });

  it("lets a partner take no staff step", () => {
    for (const state of VERSION_STATES) {
      for (const step of partnerSteps(state)) expect(VERSIONS.steps[step].who).toBe("partner");
    }
    expect(partnerSteps("in_review")).toEqual(["withdraw"]);
    expect(partnerSteps("approved")).toEqual(["publish"]);
  });
});

describe("the listing's state table", () => {
  it("keeps a retired listing retired for ever", () => {
    expect(stepsFrom(LISTINGS, "retired")).toEqual([]);
  });

  it("publishes only what is not on its way out or stopped", () => {
    expect(LISTING_STATES.filter((state) => canMove(LISTINGS, state, "publish"))).toEqual([
      "unlisted",
      "published",
      "deprecated",
    ]);
  });

  it("can suspend whatever the public sees", () => {
    expect(LISTING_STATES.filter((state) => canMove(LISTINGS, state, "suspend"))).toEqual([
      "published",
      "deprecated",
      "sunset_scheduled",
    ]);
  });
});
