import { expect, it } from "vitest";
import { averageStars, countReviews } from "./stars";

it("counts reviews and takes their mean, null without any", () => {
  expect(countReviews([1, 0, 0, 2, 3])).toBe(6);
  expect(averageStars([1, 0, 0, 0, 3])).toBe(4);
  expect(averageStars([0, 0, 0, 0, 0])).toBeNull();
});
