import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { say } from "@/lib/platform/messages/said";
import { emailText, mailboxText } from "./email-address";

/** The HTML standard's own rule for `type=email`; browsers write other scripts' domains as `xn--` before they ask it. */
const BROWSER =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

const takes = (text: string) => emailText().safeParse(text).success;
const cases = readFileSync("tests/cases/c07-addresses.txt", "utf8").trim().split("\n");

describe("an e-mail address", () => {
  it.each([
    ...cases,
    "o'brien@shop.example",
    "a@b.example",
    "first.last+tag@sub.shop.example",
    "!#$%&'*+-/=?^_`{|}~@shop.example",
    "ivan@почта.рф",
    "dana@חנות.example",
    `${"a".repeat(64)}@shop.example`,
    `a@${"b".repeat(63)}.example`,
    "123@456.example",
  ])("takes %s", (text) => {
    expect(takes(text)).toBe(true);
  });

  it.each([
    "",
    "shop.example",
    "@shop.example",
    "a@",
    "a@b",
    "a@localhost",
    "a@@shop.example",
    "a b@shop.example",
    '"a b"@shop.example',
    ".a@shop.example",
    "a.@shop.example",
    "a..b@shop.example",
    "a@shop..example",
    "a@.example",
    "a@-shop.example",
    "a@shop-.example",
    "a@shop_1.example",
    "a@1.2.3.4",
    "a@[1.2.3.4]",
    "иван@shop.example",
    "a@shop.example\n",
    "a@shop.example,b@shop.example",
    "a@shop.example>",
    "a\u0000@shop.example",
    "a\u202e@shop.example",
    "a@sh\u200bop.example",
    `${"a".repeat(65)}@shop.example`,
    `a@${"b".repeat(64)}.example`,
    `a@${"b.".repeat(125)}example`,
  ])("refuses %j", (text) => {
    expect(takes(text)).toBe(false);
  });

  it("in Latin letters takes nothing that a browser's field refuses", () => {
    const near = fc.string({ unit: fc.constantFrom(..."ab.-@_'+!#&/=\"(),:;<>[]\\ 1é"), maxLength: 30 });
    fc.assert(
      fc.property(near, (text) => {
        // Browsers write é and the like in `xn--` first.
        fc.pre(!text.includes("é"));
        if (takes(text)) expect(text).toMatch(BROWSER);
      }),
    );
  });

  it("takes every dot-string of RFC 5321 at a domain of at least two parts", () => {
    const atom = fc.string({ unit: fc.constantFrom(..."azAZ09!#$%&'*+-/=?^_`{|}~"), minLength: 1, maxLength: 15 });
    const local = fc.array(atom, { minLength: 1, maxLength: 4 }).map((atoms) => atoms.join("."));
    const label = fc.stringMatching(/^[a-zA-Z0-9]([a-zA-Z0-9-]{0,20}[a-zA-Z0-9])?$/);
    const domain = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => [...labels, "example"].join("."));
    fc.assert(
      fc.property(local, domain, (before, after) => {
        const text = `${before}@${after}`;
        expect(takes(text)).toBe(true);
        expect(text).toMatch(BROWSER);
      }),
    );
  });
});

describe("a mailbox", () => {
  const mailbox = mailboxText(say("portal.emailMissing"));

  it.each([
    ["  Dana.Levi@Shop.Example ", "dana.levi@shop.example"],
    ["ivan@Почта.РФ", "ivan@xn--80a1acny.xn--p1ai"],
    ["ivan@xn--80a1acny.xn--p1ai", "ivan@xn--80a1acny.xn--p1ai"],
    ["R&D@shop.example", "r&d@shop.example"],
  ])("%j is %s", (typed, kept) => {
    expect(mailbox.parse(typed)).toBe(kept);
    expect(mailbox.parse(kept)).toBe(kept);
  });

  it("says its own words for whatever is no text", () => {
    for (const wrong of [undefined, 5, {}, "nobody"])
      expect(mailbox.safeParse(wrong).error?.issues[0]?.message).toBe("portal.emailMissing");
  });
});
