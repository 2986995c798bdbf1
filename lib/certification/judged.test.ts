import { expect, it } from "vitest";
import { judgedOf, judgedTitle } from "./judged";

it("keeps what failed or was waived, in the order of requirements, with its note", () => {
  const judged = judgedOf({
    performance_test: { value: "waive", note: "Too small to matter." },
    documentation: { value: "pass", note: "Good." },
    working_demo: { value: "fail", note: "The second order never arrives." },
  });
  expect(judged.map(judgedTitle)).toEqual(["Working demo failed", "Performance test was waived"]);
  expect(judged[0]?.note).toBe("The second order never arrives.");
});
