import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { say } from "@/lib/platform/messages/said";
import { nameSchema, readableName } from "./name-text";

const schema = nameSchema(say("portal.nameMissing"), { max: 20, long: say("fields.textLong") });

describe("a name", () => {
  it.each([
    ["Tally\u200bho", "Tallyho"],
    ["\u202eohyllaT", "ohyllaT"],
    ["Tally\u2066ho\u2069", "Tallyho"],
    ["Tally\u00adho", "Tallyho"],
    ["Tally\u200dho", "Tallyho"],
    ["\u3164Tallyho\u2800", "Tallyho"],
    ["Tally\u0007ho\u2028Ltd", "Tallyho Ltd"],
    ["  Ann \u00a0  Lee ", "Ann Lee"],
    ["می\u200cخواهم", "می\u200cخواهم"],
    ["👩\u200d🔧 Works", "👩\u200d🔧 Works"],
    ["❤\ufe0f Shop", "❤\ufe0f Shop"],
    ["נועה", "נועה"],
    ["O’Brien & Söhne", "O’Brien & Söhne"],
  ])("%j reads %j", (typed, name) => {
    expect(schema.parse(typed)).toBe(name);
  });

  it.each(["\u200b\u200b", "\u3164", "", " \u2800 "])("%j is missing", (typed) => {
    expect(schema.safeParse(typed).error?.issues[0]?.message).toBe("portal.nameMissing");
  });

  it.each(["...", "—", "❤\ufe0f"])("%j has nothing to be called by", (typed) => {
    expect(schema.safeParse(typed).error?.issues[0]?.message).toBe("fields.nameLetters");
  });

  it("holds nothing that turns the direction, whatever was typed, and reads the same the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const name = readableName(typed);
        expect(name).not.toMatch(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u200b\ufeff\p{Cc}]/u);
        expect(readableName(name)).toBe(name);
      }),
    );
  });
});
