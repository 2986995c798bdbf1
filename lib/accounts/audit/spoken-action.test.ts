import { expect, it } from "vitest";
import { spokenAction } from "./spoken-action";

it.each([
  ["certification.decide", "decided about"],
  ["listing.publish", "published"],
  ["endpoint.of-an-older-version", "endpoint.of-an-older-version"],
  ["constructor", "constructor"],
])("%s is said as %j", (action, words) => {
  expect(spokenAction(action)).toBe(words);
});
