import { describe, expect, it } from "vitest";
import { formToObject } from "./form-data";
import { FORM_FIELD, keepAnswer, keptAnswer } from "./posted-answer";

describe("kept answers", () => {
  it("belong to one request", () => {
    const [mine, other] = [new Headers(), new Headers()];
    const answer = { form: "a", result: { ok: true as const, data: 1 } };
    keepAnswer(mine, answer);
    expect(keptAnswer(mine)).toBe(answer);
    expect(keptAnswer(other)).toBeNull();
  });

  it("leave nothing of their own field in what a schema sees", () => {
    const form = new FormData();
    form.set(FORM_FIELD, "a");
    form.set("name", "Tallyho");
    expect(formToObject(form)).toEqual({ name: "Tallyho" });
  });
});
