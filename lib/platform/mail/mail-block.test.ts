import fc from "fast-check";
import { expect, it } from "vitest";
import { blockToken, mailboxOfBlock } from "./mail-block";

it("a block link names its mailbox, takes a form, and no changed one names any", () => {
  fc.assert(
    fc.property(fc.emailAddress(), fc.emailAddress(), (one, other) => {
      expect(mailboxOfBlock(blockToken(one))).toBe(one);
      expect(blockToken(one)).toMatch(/^[\w-]+$/);
      fc.pre(one !== other);
      expect(mailboxOfBlock(blockToken(other).slice(0, -32) + blockToken(one).slice(-32))).toBeNull();
    }),
  );
  for (const wrong of ["", ".", "abc", "abc.def", blockToken("")]) expect(mailboxOfBlock(wrong)).toBeNull();
});
