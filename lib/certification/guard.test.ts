import { expect, it } from "vitest";
import { refuseUnless } from "./guard";
import type { ReviewerFacts, Viewer } from "./transitions";

const REVIEWER: Viewer = { side: "reviewer", role: "reviewer" };
const FACTS: ReviewerFacts = {
  stage: "in_review",
  version: "in_review",
  claim: "mine",
  claimedBy: "Ines Duarte",
  independent: true,
  verdicts: {},
  given: { ruleIds: ["SEC-09"], reason: "Please look again.", confirmed: true },
};

const thrown = (change: Partial<ReviewerFacts>, viewer: Viewer = REVIEWER) => {
  try {
    refuseUnless("request_changes", { ...FACTS, ...change }, viewer);
    return null;
  } catch (error) {
    return error;
  }
};

it("lets pass what the table allows", () => {
  expect(thrown({})).toBeNull();
});

it("throws the table's refusal under its code, on the field that is missing", () => {
  expect(thrown({ stage: "approved", version: "approved" })).toMatchObject({ code: "conflict" });
  expect(thrown({}, { side: "partner", role: "owner" })).toMatchObject({ code: "not_found" });
  expect(thrown({ claim: "ended" })).toMatchObject({ code: "conflict" });
  expect(thrown({ given: { ruleIds: [], reason: "Please.", confirmed: true } })).toMatchObject({
    code: "invalid_input",
    fields: { rules: [expect.any(String)] },
  });
  expect(thrown({ given: { ruleIds: ["SEC-09"], reason: "", confirmed: true } })).toMatchObject({
    code: "invalid_input",
    fields: { reason: [expect.any(String)] },
  });
});
