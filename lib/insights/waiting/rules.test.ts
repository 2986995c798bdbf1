import { describe, expect, it } from "vitest";
import { countWaiting, WAITING_RULES, waitingItems } from "./rules";
import { WAITING_KINDS, type WaitingKind } from "./types";

const ones = Object.fromEntries(WAITING_KINDS.map((kind) => [kind, 1]));
const kinds = (items: ReadonlyArray<{ kind: WaitingKind }>) => items.map(({ kind }) => kind);

describe("what waits for whom", () => {
  it("every kind waits on one side", () => {
    const ruled = Object.values(WAITING_RULES).flatMap((rules) => rules.map(({ kind }) => kind));
    expect([...ruled].sort()).toEqual([...WAITING_KINDS].sort());
  });

  it.each([
    ["workspace", "owner", ["requests", "updates", "finishing"]],
    ["workspace", "member", []],
    ["partner", "owner", ["changes", "messages", "reviews", "endpoints", "agreement"]],
    ["partner", "admin", ["changes", "messages", "reviews", "endpoints"]],
    ["partner", "member", ["changes", "messages"]],
  ] as const)("in a %s, for its %s: %j", (side, role, expected) => {
    expect(kinds(waitingItems(side, { kind: side, role, own: true }, ones))).toEqual(expected);
  });

  it.each([
    ["admin", true, ["mine", "late", "submitted", "reports", "proposals", "aside", "jobs"]],
    ["reviewer", true, ["mine", "late", "submitted", "reports", "proposals"]],
    ["finance", true, []],
    ["admin", false, []],
  ] as const)("for staff who are %s, code entered: %s", (role, totpDone, expected) => {
    expect(kinds(waitingItems("staff", { kind: "staff", role, totpDone }, ones))).toEqual(expected);
  });

  it("nothing waits where the count is none", () => {
    const counts = { requests: 0, updates: 3 };
    expect(waitingItems("workspace", { kind: "workspace", role: "owner", own: true }, counts)).toEqual([
      { kind: "updates", count: 3, path: "/installed" },
    ]);
  });

  it("the count beside an entry is of that place and those kinds alone", () => {
    const items = [
      { kind: "mine" as const, count: 2, path: "/certification" },
      { kind: "late" as const, count: 3, path: "/certification" },
      { kind: "reports" as const, count: 7, path: "/reviews" },
    ];
    const places = [{ side: "staff" as const, id: "admin", name: "", items }];
    expect(countWaiting(places, "admin", ["mine", "late"])).toBe(5);
    expect(countWaiting(places, "wks_1", ["mine"])).toBe(0);
  });
});
