import { expect, it } from "vitest";
import { sentenceOf } from "@/lib/platform/errors";
import enErrors from "@/messages/en/errors.json";
import heErrors from "@/messages/he/errors.json";
import { formWords } from "./form-words";

it("translates every general sentence by its English text", () => {
  expect(formWords("he").translations?.[sentenceOf("last_owner")]).toBe(heErrors.last_owner);
  expect(Object.keys(formWords("he").translations ?? {})).toHaveLength(Object.keys(enErrors).length);
});

it("writes the same English as the errors themselves", () => {
  expect(enErrors.conflict).toBe(sentenceOf("conflict"));
  expect(formWords("en").translations).toBeUndefined();
});
