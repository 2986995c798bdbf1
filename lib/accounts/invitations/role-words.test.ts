import { expect, it } from "vitest";
import { roleWord } from "./role-words";

it("names each role in each language, each with a word of its own", () => {
  const words = (["en", "he"] as const).flatMap((locale) =>
    (["owner", "admin", "member"] as const).map((role) => roleWord(locale, role)),
  );
  expect(new Set(words).size).toBe(6);
  expect(roleWord("en", "owner")).toBe("an owner");
});
