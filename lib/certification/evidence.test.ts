import { describe, expect, it } from "vitest";
import { checksSentence, evidenceOf } from "./evidence";
import { RUBRIC } from "./rubric";
import type { FindingView } from "./types";

const rules = RUBRIC.filter(({ by }) => by === "machine").slice(0, 3);
const finding = (index: number, result: FindingView["result"]): FindingView => {
  const rule = rules[index] ?? RUBRIC[0];
  return {
    ruleId: rule.id,
    requirement: rule.requirement,
    severity: rule.severity,
    result,
    message: "Seen.",
    evidence: [],
    checkedAt: new Date(0),
  };
};

describe("what the machine checked", () => {
  it("is said in one sentence, with what it could not judge", () => {
    expect(checksSentence([])).toBeNull();
    expect(checksSentence([finding(0, "pass")])).toBe("1 of 1 check passed");
    expect(checksSentence([finding(0, "pass"), finding(1, "fail"), finding(2, "not_judged")])).toBe(
      "1 of 3 checks passed, 1 could not be judged by a machine",
    );
  });
});

it("a certificate's evidence names who judged, the note, and only the requirement's own findings", () => {
  const own = finding(0, "pass");
  const other = {
    ...finding(1, "fail"),
    requirement: own.requirement === "documentation" ? "working_demo" : "documentation",
  } as const;
  const evidence = evidenceOf(own.requirement, { value: "waive", note: "A link only." }, [own, other], new Date(0));
  expect(evidence).toMatchObject({ verdict: "waive", note: "A link only.", at: "1970-01-01T00:00:00.000Z" });
  expect(evidence.shown).toBe("1 of 1 check passed. Waived by the reviewer. A link only.");
  expect(evidence.findings).toEqual([{ ruleId: own.ruleId, result: "pass", message: "Seen." }]);
});
