import { expect, it } from "vitest";
import en from "@/messages/en/fields.json";
import he from "@/messages/he/fields.json";
import { ACCEPTED_TYPES, MAX_INPUT_PIXELS, MAX_UPLOAD_BYTES } from "./constants";

it.each([en, he])("what a sender reads names the limits that hold", (words) => {
  expect(words.imageTooLarge).toContain(`${MAX_UPLOAD_BYTES / 1_000_000} MB`);
  expect(words.imagePixels).toContain(`${MAX_INPUT_PIXELS / 1_000_000} `);
  for (const type of ACCEPTED_TYPES) expect(words.imageUnknown.toLowerCase()).toContain(type.replace("image/", ""));
});
