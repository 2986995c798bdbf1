import { expect, it } from "vitest";
import { needsLiveSecret } from "./live-secret";
import { versionContentSchema } from "./schema";
import type { VersionState } from "./types";

const withApp = versionContentSchema.parse({ name: "Tallyho", scopes: [{ scope: "orders:read", reason: "To read." }] });
const link = versionContentSchema.parse({ name: "Tallyho" });

it.each<[VersionState, boolean]>([
  ["draft", false],
  ["in_review", false],
  ["approved", true],
  ["published", true],
  ["superseded", false],
])("a version that is %s: %s", (state, needed) => {
  expect(needsLiveSecret({ state, content: withApp })).toBe(needed);
});

it("a listing without an app needs none", () => {
  expect(needsLiveSecret({ state: "approved", content: link })).toBe(false);
});
