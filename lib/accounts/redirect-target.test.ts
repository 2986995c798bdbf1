import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeRedirectTarget } from "./redirect-target";

describe("safeRedirectTarget", () => {
  it.each([
    ["/en/workspace", "/en/workspace"],
    ["/partner/register?plan=a#top", "/partner/register?plan=a#top"],
    ["/en/integrations/x/../y", "/en/integrations/y"],
    ["/en/search?q=a//b", "/en/search?q=a//b"],
  ])("keeps %s", (wish, expected) => {
    expect(safeRedirectTarget(wish, "/en")).toBe(expected);
  });

  it.each([
    "",
    null,
    undefined,
    "en/workspace",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " /en",
    "https://evil.example/en",
    "javascript:alert(1)",
    "/..//evil.example",
    "/en/..//evil.example",
    "/en/sign-in?next=/en/sign-in",
    "/he/sign-up",
    "/api/auth/signout",
    `/${"a".repeat(3000)}`,
  ])("refuses %j", (wish) => {
    expect(safeRedirectTarget(wish, "/en")).toBe("/en");
  });

  it("never leaves the origin, whatever is asked", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      "..",
      ".",
      "@",
      ":",
      "evil.example",
      "%2f",
      "%5c",
      "?",
      "#",
      "\t",
      "http:",
      "en",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const target = safeRedirectTarget(parts.join(""), "/en");
        expect(new URL(target, "https://market.example").origin).toBe("https://market.example");
        expect(target.startsWith("//")).toBe(false);
      }),
    );
  });
});
