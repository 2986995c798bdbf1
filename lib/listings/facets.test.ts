import { expect, it } from "vitest";
import { toPublicContent } from "./changelog";
import { FACET_KINDS } from "./constants";
import { isFacetValue } from "./facets";
import { storedContentSchema, versionContentSchema } from "./schema";

it("a facet has its own values and no others", () => {
  expect(isFacetValue("use-case", "sales")).toBe(true);
  for (const kind of FACET_KINDS)
    for (const slug of ["constructor", "__proto__", "toString", "valueOf", "hasOwnProperty", ""])
      expect(isFacetValue(kind, slug)).toBe(false);
});

it("what an earlier build took in is refused today, but still read, and not shown", () => {
  const old = { name: "Tallyho", useCases: ["constructor", "sales"] };
  expect(versionContentSchema.safeParse(old).success).toBe(false);
  const content = storedContentSchema.parse(old);
  expect(content.useCases).toEqual(["constructor", "sales"]);
  expect(toPublicContent(content).useCases).toEqual(["sales"]);
});
