import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { REQUIREMENTS } from "@/lib/listings/types";
import { CANNED_REASONS, cannedFor, composeReason } from "./canned-reasons";
import { REQUIREMENT_INFO } from "./constants";
import { RUBRIC, ruleOf } from "./rubric";
import { rubricMarkdown } from "./rubric-page";

describe("the rubric", () => {
  it("has unique ids that carry their requirement's prefix", () => {
    expect(new Set(RUBRIC.map((rule) => rule.id)).size).toBe(RUBRIC.length);
    const odd = RUBRIC.filter(
      (rule) => !new RegExp(`^${REQUIREMENT_INFO[rule.requirement].prefix}-\\d\\d$`).test(rule.id),
    );
    expect(odd).toEqual([]);
  });

  it.each(REQUIREMENTS)("%s has rules, and at least one that only a person can judge", (requirement) => {
    const rules = RUBRIC.filter((rule) => rule.requirement === requirement);
    expect(rules.some((rule) => rule.by === "person")).toBe(true);
  });

  it("is the page in docs/rubric.md, word by word", () => {
    expect(readFileSync(path.resolve(import.meta.dirname, "../../docs/rubric.md"), "utf8")).toBe(rubricMarkdown());
  });
});

describe("canned reasons", () => {
  it("cite rules that exist", () => {
    expect(CANNED_REASONS.flatMap((reason) => reason.ruleIds).filter((id) => !ruleOf(id))).toEqual([]);
    expect(cannedFor("approve")).toEqual([]);
    expect(cannedFor("reject").length).toBeGreaterThan(0);
  });

  it("compose with the reviewer's words and rules", () => {
    const made = composeReason({
      canned: ["no-answer", "unknown"],
      rules: ["SUP-04", "DOC-07"],
      reason: " Thank you. ",
    });
    expect(made.ruleIds).toEqual(["DOC-07", "SUP-04"]);
    expect(made.reason).toBe(
      "Our test message to your support address was not answered within two working days.\n\nThank you.",
    );
  });
});
