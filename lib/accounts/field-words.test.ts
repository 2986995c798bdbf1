import { expect, it } from "vitest";
import en from "@/messages/en/fields.json";
import he from "@/messages/he/fields.json";
import { translateFields } from "./field-words";

it("says every field message in Hebrew, and leaves others alone", () => {
  expect(translateFields({ email: [en.emailWrong], other: ["Something else."] }, "he")).toEqual({
    email: [he.emailWrong],
    other: ["Something else."],
  });
  expect(translateFields({ email: [en.emailWrong] }, "en")).toEqual({ email: [en.emailWrong] });
});
