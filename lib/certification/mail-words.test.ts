import { expect, it } from "vitest";
import { decisionMail, messageMail, withdrawnMail } from "./mail-words";
import { DECISION_KINDS } from "./types";

const FACTS = { name: "Tallyho", number: "1.2.0", url: "https://market.example/x" };
const decision = { reviewerName: "Ines", ruleIds: ["SEC-09", "UX-02"], reason: "First.\n\nSecond.", judged: [] };

it.each(DECISION_KINDS)("the mail of %s names the version, the rules and the reviewer's words", (kind) => {
  const mail = decisionMail(kind, FACTS, decision);
  expect(mail.kind).toBe(`certification.${kind}`);
  expect(mail.subject).toContain("Tallyho 1.2.0");
  expect(mail.paragraphs).toEqual(
    expect.arrayContaining(["Ines writes:", "First.", "Second.", "Rules: SEC-09, UX-02."]),
  );
  expect(mail.action?.url).toBe(FACTS.url);
});

it("leaves out the rules and the words there are none of", () => {
  const { paragraphs } = decisionMail("approve", FACTS, { ...decision, ruleIds: [], reason: "" });
  expect(paragraphs).toHaveLength(2);
});

it("says what failed or was waived, and why", () => {
  const judged = [
    { requirement: "working_demo", value: "fail", note: "It stops." },
    { requirement: "documentation", value: "waive", note: "" },
  ] as const;
  const { paragraphs } = decisionMail("request_changes", FACTS, { ...decision, judged });
  expect(paragraphs).toContain("Working demo failed: It stops.");
  expect(paragraphs).toContain("Documentation was waived.");
});

it("says who wrote, and who took it back", () => {
  expect(messageMail(FACTS, { author: "Mo", body: "One.\n\nTwo." }).paragraphs).toEqual(["Mo writes:", "One.", "Two."]);
  expect(withdrawnMail(FACTS, "Lantern").paragraphs[0]).toContain("Lantern withdrew Tallyho 1.2.0");
});
