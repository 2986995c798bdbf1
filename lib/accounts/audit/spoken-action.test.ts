import { expect, it } from "vitest";
import { spokenAction } from "./spoken-action";

it.each([
  ["certification.decide", "decided a certification"],
  ["partner.member.remove", "removed member (partner)"],
  ["listing.publish", "published listing"],
  ["endpoint.give_up", "give up endpoint"],
  ["constructor", "constructor"],
])("%s is said as %j", (action, words) => {
  expect(spokenAction(action)).toBe(words);
});
