import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { can } from "@/lib/accounts/policy";
import {
  canMoveListing,
  canMoveVersion,
  LISTING_ACTIONS,
  LISTING_TRANSITIONS,
  partnerSteps,
  VERSION_ACTIONS,
  VERSION_TRANSITIONS,
  type VersionAction,
  versionAfter,
} from "./transitions";
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
      const moves = VERSION_ACTIONS.filter((action) => canMoveVersion(state, action)).map((action) => [
        action,
        versionAfter(state, action) ?? "gone",
      ]);
      expect(Object.fromEntries(moves)).toEqual(EXPECTED[state]);
    });
  }

  it("names every action once", () => {
    expect([...VERSION_ACTIONS].sort()).toEqual(Object.keys(VERSION_TRANSITIONS).sort());
    expect([...LISTING_ACTIONS].sort()).toEqual(Object.keys(LISTING_TRANSITIONS).sort());
  });

  it("gives every step to a side that its policy lets act", () => {
    for (const action of VERSION_ACTIONS) {
      const { who, policy } = VERSION_TRANSITIONS[action];
      if (who === "system") expect(policy).toBeNull();
      else if (who === "partner")
        expect(policy && can({ kind: "partner", role: "owner", own: true }, policy)).toBe(true);
      else expect(policy && can({ kind: "staff", role: "reviewer", totpDone: true }, policy)).toBe(true);
    }
  });

  it("never lets anything become public that was not approved, and never thaws what was public", () => {
    const walk = fc.array(fc.constantFrom(...VERSION_ACTIONS), { maxLength: 40 });
    fc.assert(
      fc.property(walk, (actions) => {
        let state: VersionState = "draft";
        const seen: VersionState[] = [state];
        for (const action of actions) {
          state = versionAfter(state, action) ?? state;
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
    const editable = VERSION_STATES.filter((state) => canMoveVersion(state, "edit"));
    expect(editable).toEqual(["draft", "changes_requested"]);
  });

  it("lets a partner take no staff step", () => {
    for (const state of VERSION_STATES) {
      for (const step of partnerSteps(state)) expect(VERSION_TRANSITIONS[step].who).toBe("partner");
    }
    expect(partnerSteps("in_review")).toEqual(["withdraw"]);
    expect(partnerSteps("approved")).toEqual(["publish"]);
  });
});

describe("the listing's state table", () => {
  it("keeps a retired listing retired for ever", () => {
    expect(LISTING_ACTIONS.filter((action) => canMoveListing("retired", action))).toEqual([]);
  });

  it("publishes only what is not on its way out or stopped", () => {
    expect(LISTING_STATES.filter((state) => canMoveListing(state, "publish"))).toEqual([
      "unlisted",
      "published",
      "deprecated",
    ]);
  });

  it("can suspend whatever the public sees", () => {
    expect(LISTING_STATES.filter((state) => canMoveListing(state, "suspend"))).toEqual([
      "published",
      "deprecated",
      "sunset_scheduled",
    ]);
  });
});
