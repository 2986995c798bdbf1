import { describe, expect, it } from "vitest";
import { type MemberRole, mayMove, rolesOffered } from "./roles";

const TABLE: ReadonlyArray<readonly [actor: MemberRole, from: MemberRole | null, to: MemberRole | null, may: boolean]> =
  [
    ["owner", null, "owner", true],
    ["owner", "owner", null, true],
    ["owner", "member", "owner", true],
    ["admin", null, "owner", false],
    ["admin", null, "admin", true],
    ["admin", null, "member", true],
    ["admin", "owner", "member", false],
    ["admin", "owner", null, false],
    ["admin", "admin", "owner", false],
    ["admin", "admin", "member", true],
    ["admin", "member", null, true],
    ["member", null, "member", false],
    ["member", "member", "admin", false],
    ["member", "member", null, false],
  ];

describe("mayMove", () => {
  it.each(TABLE)("%s: %s -> %s is %s", (actor, from, to, may) => {
    expect(mayMove(actor, from, to)).toBe(may);
  });
});

describe("rolesOffered", () => {
  it("never offers owner to an admin, and nothing to a member", () => {
    expect(rolesOffered("admin", null)).toEqual(["admin", "member"]);
    expect(rolesOffered("admin", "owner")).toEqual([]);
    expect(rolesOffered("member", null)).toEqual([]);
    expect(rolesOffered("owner", "member")).toEqual(["owner", "admin", "member"]);
  });
});
