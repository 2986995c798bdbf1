import fc from "fast-check";
import { expect, it } from "vitest";
import { blockToken, mailboxOfBlock } from "./mail-block";

it("a block link names its mailbox, and no changed one names any", () => {
  fc.assert(
    fc.property(fc.emailAddress(), fc.emailAddress(), (one, other) => {
      expect(mailboxOfBlock(blockToken(one))).toBe(one);
      fc.pre(one !== other);
      const [mailbox] = blockToken(other).split(".");
      expect(mailboxOfBlock(`${mailbox}.${blockToken(one).split(".")[1]}`)).toBeNull();
    }),
  );
  for (const wrong of ["", ".", "abc", "abc.def", blockToken("")]) expect(mailboxOfBlock(wrong)).toBeNull();
});
