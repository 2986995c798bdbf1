import { expect, it } from "vitest";
import { mediaPath, mediaPathOrNull } from "./path";

it("leads to a picture, or nowhere without one", () => {
  expect(mediaPath("med_1")).toBe("/api/media/med_1");
  expect(mediaPathOrNull("med_1")).toBe("/api/media/med_1");
  expect([mediaPathOrNull(null), mediaPathOrNull("")]).toEqual([null, null]);
});
