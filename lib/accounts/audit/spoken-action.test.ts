import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { hasOwnWords, spokenAction } from "./spoken-action";

it.each([
  ["certification.decide", "decided about"],
  ["partner.member.remove", "removed from the partner"],
  ["listing.publish", "published"],
  ["catalog.shelf.stop", "stopped shelf (catalog)"],
  ["endpoint.lose_track", "lose track endpoint"],
  ["constructor", "constructor"],
])("%s is said as %j", (action, words) => {
  expect(spokenAction(action)).toBe(words);
});

it("has words of its own for every action that the product writes", () => {
  const written = globSync("lib/**/*.ts")
    .filter((file) => !file.includes("generated") && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(file, "utf8"))
    .filter((text) => text.includes("recordAudit("))
    .flatMap((text) => [...text.matchAll(/action: "([a-z]+(?:\.[a-z_-]+)+)"/g)].map(([, action]) => action ?? ""));
  expect(written.length).toBeGreaterThan(40);
  expect(written.filter((action) => !hasOwnWords(action))).toEqual([]);
});
