import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { say } from "@/lib/platform/messages/said";
import { webAddress, webAddressSchema } from "./web-address";

const CONTROLS = [...Array.from({ length: 32 }, (_, code) => code), 127, 0x80, 0x85, 0x9f, 0x2028, 0x2029];

describe("a web address", () => {
  it.each(CONTROLS)("holds no control character, as number %i", (code) => {
    const char = String.fromCodePoint(code);
    for (const text of [`https://a.example/x${char}y`, `https://a${char}b.example/`, `https://a.example/?q=${char}z`])
      expect(webAddress(text)).toBeNull();
  });

  it.each([
    ["https://A.Example:443/x/../y", "https://a.example/y"],
    ["https://a.example", "https://a.example/"],
    ["https://a.example/ä ö", "https://a.example/%C3%A4%20%C3%B6"],
    ["https://bücher.example/", "https://xn--bcher-kva.example/"],
  ])("%s is stored as %s", (typed, stored) => expect(webAddress(typed)).toBe(stored));

  it.each(["", "mailto:a@b.example", "https://u:p@a.example/", "https://a.example/#x", "a.example", "javascript:1"])(
    "%j is none",
    (text) => expect(webAddress(text)).toBeNull(),
  );

  it("is visible ASCII whatever was typed, and stays the same when it is taken in again", () => {
    const schema = webAddressSchema({ wrong: say("portal.fullAddress"), most: 500 });
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (path) => {
        const { data } = schema.safeParse(`https://a.example/${path}`);
        if (data === undefined) return;
        expect(data).toMatch(/^[\x21-\x7e]+$/);
        expect(schema.parse(data)).toBe(data);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["novakbooks.example", "https://novakbooks.example/"],
    ["novakbooks.example:8443/setup?x=1", "https://novakbooks.example:8443/setup?x=1"],
    ["http://novakbooks.example", "http://novakbooks.example/"],
  ])("%s without its scheme is completed to %s", (typed, stored) => {
    expect(webAddressSchema({ wrong: say("portal.fullAddress"), most: 500 }).parse(typed)).toBe(stored);
  });

  it.each([
    "javascript:alert(1)",
    "mailto:a@b.example",
    "localhost",
    "a@b.example",
    "ftp://a.example",
    "novak books.example",
  ])("%j is not made one by a scheme", (typed) => {
    expect(webAddressSchema({ wrong: say("portal.fullAddress"), most: 500 }).safeParse(typed).success).toBe(false);
  });

  it("is measured as it is stored", () => {
    const schema = webAddressSchema({ wrong: say("portal.fullAddress"), most: 60 });
    expect(schema.safeParse(`https://a.example/${"ä".repeat(20)}`).success).toBe(false);
  });
});
