import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsAddress, nameInMail, passesFor, soundsLikeUs } from "./name-disguise";

describe("a name that passes for ours", () => {
  it.each([
    "Patchbay",
    "Patchbay Support",
    "PATCHBAY-Security",
    "The Patchbay Team",
    "P a t c h b a y",
    "Patch Bay",
    "Раtсhbау",
    "P4tchb4y",
    "Pátchbày Billing",
    "ｐａｔｃｈｂａｙ",
    "MyPatchbay",
  ])("%s", (name) => expect(soundsLikeUs(name)).toBe(true));

  it.each(["Dispatch Bay Ltd", "Patch Bayou", "Harbour Books", "נועה לוי", "Patricia Bay", "Bay Patch"])(
    "%s does not",
    (name) => expect(soundsLikeUs(name)).toBe(false),
  );
});

describe("a name that passes for the host product's", () => {
  it.each([
    ["Example", "Example"],
    ["EXAMPLE Customer Support", "Example"],
    ["The Example Team", "Example"],
    ["E x a m p l e", "Example"],
    ["Exаmple Security", "Example"],
    ["Éxample, Inc.", "Example"],
    ["HelpScout", "Help Scout"],
    ["Help", "Help"],
    ["צוות התמיכה של חנות", "חנות"],
    ["Shop4u billing", "Shop4U"],
  ])("%s, where it is %s", (name, company) => expect(passesFor(name, company)).toBe(true));

  it.each([
    ["Harbour Supply", "Harbour"],
    ["Examples of Pottery", "Example"],
    ["Support", "Example"],
    ["Dana Levi", "Example"],
    ["Help Scouts", "Help Scout"],
    ["Team", "Help"],
    ["Example", ""],
  ])("%s does not, where it is %s", (name, company) => expect(passesFor(name, company)).toBe(false));
});

describe("an address in a name", () => {
  it.each([
    "https://evil.example/x",
    "Visit evil.com now",
    "www.evil",
    "bit.ly/abc",
    "ann@shop.io",
    "evil。com",
    "1.2.3.4",
    "אתר.com",
    "sub.shop.co.il",
    "Win at casino.win!",
  ])("%s", (name) => expect(holdsAddress(name)).toBe(true));

  it.each([
    "Dr. Ann Lee",
    "J.R. Smith",
    "Node.js Ltd",
    "Dana Levi, M.Sc.",
    "St. Mary's",
    "A. B. Co.",
    "ו.כהן",
    "3.5 Percent",
  ])("%s holds none", (name) => expect(holdsAddress(name)).toBe(false));
});

it("whatever a name was, in a mail it becomes no link and is short", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ab.:/。w com"), maxLength: 120 }), (name) => {
      const shown = nameInMail(name);
      expect([...shown].length).toBeLessThanOrEqual(60);
      expect(holdsAddress(shown)).toBe(false);
    }),
  );
  expect(nameInMail("Harbour Books")).toBe("Harbour Books");
});
