import { describe, expect, it } from "vitest";
import { formTexts, formToObject } from "./form-data";

function form(...pairs: Array<[string, string]>): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}

describe("formToObject", () => {
  it("nests dots, repeats brackets and orders rows by number", () => {
    const data = form(
      ["name", "A"],
      ["support.email", "a@b.c"],
      ["facets[]", "x"],
      ["facets[]", "y"],
      ["steps.1.title", "two"],
      ["steps.0.title", "one"],
    );
    expect(formToObject(data)).toEqual({
      name: "A",
      support: { email: "a@b.c" },
      facets: ["x", "y"],
      steps: [{ title: "one" }, { title: "two" }],
    });
  });

  it("skips what Next adds and never touches prototypes", () => {
    const result = formToObject(form(["$ACTION_ID_1", ""], ["__proto__.polluted", "1"], ["a.constructor.b", "1"]));
    expect(result).toEqual({ a: {} });
    expect("polluted" in {}).toBe(false);
  });

  it("leaves out names of more parts than any form has, however many", () => {
    const deep = Array.from({ length: 50_000 }, () => "a").join(".");
    expect(formToObject(form([deep, "1"], [`${deep}[]`, "1"], ["steps.0.title", "one"]))).toEqual({
      steps: [{ title: "one" }],
    });
  });

  it("turns NUL, which cannot be stored, into the sign for no character", () => {
    expect(formToObject(form(["name", "a\0b"], ["tags[]", "\0"]))).toEqual({ name: "a\ufffdb", tags: ["\ufffd"] });
  });

  it("counts a new line once, as the field does, however a browser posts it", () => {
    expect(formToObject(form(["body", "one\r\ntwo\rthree\nfour"]))).toEqual({ body: "one\ntwo\nthree\nfour" });
  });

  it("does not give passwords back", () => {
    expect(formTexts(form(["email", "a@b.c"], ["password", "hunter2hunter2"]))).toEqual({ email: "a@b.c" });
  });
});
