import { expect, it } from "vitest";
import { FACET_KINDS, FACETS } from "@/lib/listings/constants";
import { facetBits } from "./facet-bits";

it("keeps the place of each facet value, because rows store it", () => {
  expect(FACET_KINDS.map((kind) => Object.keys(FACETS[kind]).join(" "))).toEqual([
    "orders-and-delivery accounting-and-tax marketing sales support payments analytics identity-and-security people-and-payroll",
    "crm accounting help-desk e-mail chat spreadsheet storefront shipping data-warehouse automation identity-provider project-management",
    "retail food-and-drink fashion manufacturing professional-services nonprofit health-and-beauty software-and-subscriptions",
    "two-way-sync notifications reporting import-and-export single-sign-on embedded-screens document-creation workflow-automation",
  ]);
});

it.each(FACET_KINDS)("turns every value of %s into its own bit", (kind) => {
  const slugs = Object.keys(FACETS[kind]);
  expect(slugs.length).toBeLessThanOrEqual(31);
  for (const [index, slug] of slugs.entries()) {
    expect(facetBits(kind, [slug, "nothing"])).toBe(2 ** index);
  }
  expect(facetBits(kind, slugs)).toBe(2 ** slugs.length - 1);
});
