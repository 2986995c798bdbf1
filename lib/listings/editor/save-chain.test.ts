import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedBy, type Save, savesSince } from "./save-chain";

const ME = { personId: "me", tab: "t1" };

/** The history of these saves in the order they were made, each changing the section to its own text. */
function historyOf(saves: ReadonlyArray<{ personId: string; tab: string }>): Save[] {
  return saves.map((save, index) => ({ ...save, before: `b${index}`, after: `b${index + 1}` })).reverse();
}

describe("who changed a section since a form was made", () => {
  it("is the same tab after a reload or a retry", () => {
    expect(changedBy(historyOf([ME, ME]), { ...ME, base: "b0", now: "b2" })).toEqual({ by: "this tab" });
  });

  it("is the person themselves in another tab", () => {
    const history = historyOf([ME, { personId: "me", tab: "t2" }]);
    expect(changedBy(history, { ...ME, base: "b0", now: "b2" })).toEqual({ by: "own tab" });
  });

  it("is somebody else, even under a later save of one's own", () => {
    const history = historyOf([{ personId: "dana", tab: "t9" }, ME]);
    expect(changedBy(history, { ...ME, base: "b0", now: "b2" })).toEqual({ by: "other", personId: "dana" });
  });

  it("is somebody unknown when the history does not reach back", () => {
    expect(changedBy(historyOf([ME]), { ...ME, base: "older", now: "b1" })).toEqual({ by: "other", personId: null });
    expect(changedBy(historyOf([ME]), { ...ME, base: "b0", now: "changed elsewhere" })).toEqual({
      by: "other",
      personId: null,
    });
  });

  it("never calls a person's own saves somebody else's, wherever the form began", () => {
    const tab = fc.constantFrom("t1", "t2", "");
    fc.assert(
      fc.property(fc.array(tab, { minLength: 1, maxLength: 20 }), fc.nat(), tab, (tabs, at, mine) => {
        const history = historyOf(tabs.map((one) => ({ personId: "me", tab: one })));
        const base = `b${at % (tabs.length + 1)}`;
        const answer = changedBy(history, { personId: "me", tab: mine, base, now: `b${tabs.length}` });
        expect(answer.by).not.toBe("other");
      }),
    );
  });

  it("stops at the newest time the section said the same", () => {
    const back: Save[] = [
      { ...ME, before: "y", after: "x" },
      { personId: "dana", tab: "t9", before: "x", after: "y" },
    ];
    expect(savesSince(back, "x", "x")).toEqual([]);
  });
});
