import { expect, it } from "vitest";
import { breadcrumbLinkedData } from "./linked-data";

it("counts the steps of the way from one", () => {
  expect(
    breadcrumbLinkedData([
      { name: "Catalog", url: "/en" },
      { name: "Sales", url: "/en/use-case/sales" },
    ]),
  ).toEqual({
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: [
      { "@type": "ListItem", position: 1, name: "Catalog", item: "/en" },
      { "@type": "ListItem", position: 2, name: "Sales", item: "/en/use-case/sales" },
    ],
  });
});
