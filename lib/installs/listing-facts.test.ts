import { expect, it } from "vitest";
import { versionContentSchema } from "@/lib/listings/schema";
import { listingFactsOf } from "./listing-facts";

const content = versionContentSchema.parse({ name: "Ledger" });
const until = new Date("2026-12-01T00:00:00Z");

it("calls certified only what holds a certificate now", () => {
  const facts = (now: string) =>
    listingFactsOf({ slug: "ledger", certifiedUntil: until, starCounts: [0, 1] }, content, new Date(now));
  expect(facts("2026-11-30T23:59:59Z").certifiedUntil).toBe(until.toISOString());
  expect(facts("2026-12-01T00:00:00Z").certifiedUntil).toBeNull();
  expect(facts("2026-11-30T00:00:00Z").starCounts).toEqual([0, 1, 0, 0, 0]);
});
