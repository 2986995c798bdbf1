import { expect, it } from "vitest";
import en from "@/messages/en/fields.json";
import he from "@/messages/he/fields.json";
import { translateFields, translateSentence } from "./field-words";

it("says every field message in Hebrew, and leaves others alone", () => {
  expect(translateFields({ email: [en.emailWrong], other: ["Something else."] }, "he")).toEqual({
    email: [he.emailWrong],
    other: ["Something else."],
  });
  expect(translateFields({ email: [en.emailWrong] }, "en")).toEqual({ email: [en.emailWrong] });
  expect(translateSentence(en.imageTooLarge, "he")).toBe(he.imageTooLarge);
  expect(translateSentence("Something else.", "he")).toBe("Something else.");
});
