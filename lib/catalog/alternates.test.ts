import { expect, it } from "vitest";
import { alternatesOf } from "./alternates";

it("names the page's own address and the same page in every language", () => {
  expect(alternatesOf("he", "/integrations/x")).toEqual({
    canonical: "/he/integrations/x",
    languages: { en: "/en/integrations/x", he: "/he/integrations/x", "x-default": "/en/integrations/x" },
  });
});
