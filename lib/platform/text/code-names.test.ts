import { expect, it } from "vitest";
import { countryName, languageName } from "./code-names";
import { counted } from "./counted";

it("names countries and languages in the reader's language, and leaves what is no code", () => {
  expect(countryName("GB", "en")).toBe("United Kingdom");
  expect(countryName("IL", "he")).toBe("ישראל");
  expect(countryName("Wales", "en")).toBe("Wales");
  expect(countryName("", "en")).toBe("");
  expect(languageName("he", "en")).toBe("Hebrew");
  expect(languageName("not a code", "en")).toBe("not a code");
});

it("counts one thing as one", () => {
  expect([0, 1, 2].map((count) => counted(count, "workspace"))).toEqual([
    "0 workspaces",
    "1 workspace",
    "2 workspaces",
  ]);
  expect(counted(1, "person", "people")).toBe("1 person");
});
