import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatId, newId } from "../ids";
import { DIRECTORY_PAGE, directoryChoice, directoryCursor, directoryText, pageOf } from "./directory-query";

describe("what a directory's address says", () => {
  it("takes words, and nothing that a database refuses", () => {
    expect(directoryText.parse("  Tallyho ")).toBe("Tallyho");
    expect(directoryText.parse(["one", "two"])).toBe("one");
    for (const odd of [undefined, null, 7, {}, "a\0b", "\ud800", "x".repeat(121)])
      expect(directoryText.parse(odd)).toBe("");
  });

  it("takes a choice by its word only", () => {
    const state = directoryChoice(["open", "closed"]);
    expect(state.parse("open")).toBe("open");
    for (const odd of ["constructor", "Open", undefined, ["closed", "open"].toReversed().slice(2)])
      expect(state.parse(odd)).toBe("");
  });

  it("goes on only behind an id of its kind", () => {
    const id = newId();
    expect(directoryCursor("listing").parse(formatId("listing", id))).toBe(id);
    expect(directoryCursor("listing").parse(formatId("partner", id))).toBeNull();
    fc.assert(
      fc.property(fc.anything(), (odd) => {
        expect(directoryCursor("listing").parse(odd)).toBeNull();
      }),
    );
  });

  it("says that more follows only when more follows", () => {
    const rows = Array.from({ length: DIRECTORY_PAGE + 1 }, (_, index) => index);
    expect(pageOf(rows)).toEqual({ page: rows.slice(0, -1), last: DIRECTORY_PAGE - 1 });
    expect(pageOf(rows.slice(1)).last).toBeNull();
    expect(pageOf([])).toEqual({ page: [], last: null });
  });
});
