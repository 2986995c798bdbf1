import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugOf } from "./slug";

describe("slugOf", () => {
  it.each([
    ["Tallyho Books", "tallyho-books"],
    ["  Éclair & Söhne GmbH ", "eclair-and-soehne-gmbh"],
    ["חברה", "company"],
    ["A", "company"],
    ["Register", "register-1"],
    ["x".repeat(60), "x".repeat(40)],
  ])("%s -> %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it("is always an address part", () => {
    fc.assert(fc.property(fc.string(), (name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slugOf(name))));
  });
});
