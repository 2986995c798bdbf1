import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scrub } from "./scrub";

describe("scrub", () => {
  it.each([
    "password",
    "currentPassword",
    "token",
    "access_token",
    "refreshToken",
    "client_secret",
    "authorization",
    "Cookie",
    "set-cookie",
    "apiKey",
  ])("removes %s, however deep", (name) => {
    const text = JSON.stringify(scrub({ [name]: "hunter2", a: [{ b: { [name]: { c: "hunter2" } } }] }));
    expect(text).not.toContain("hunter2");
    expect(text).toContain("[removed]");
  });

  it.each([
    ["a platform key", `key pk_live_${"a1".repeat(16)} was refused`],
    ["a client secret", `cs_${"a1".repeat(16)}`],
    ["a signing secret", `whsec_${"a1".repeat(16)}=`],
    ["a bearer token", `GET / Authorization: Bearer ${"a1".repeat(16)}`],
    ["a password in an address", `connect postgresql://app:${"a1".repeat(16)}@db:5432/patchbay failed`],
  ])("removes %s from a text", (_, text) => {
    const { message } = scrub({ message: text });
    expect(message).toContain("[removed]");
    expect(message).not.toContain("a1".repeat(16));
  });

  it("keeps everything else", () => {
    const at = new Date();
    const fields = {
      errorId: "1f2e",
      tokenHash: "abc",
      count: 3,
      none: null,
      list: [1, "two"],
      url: "https://a.example/b?c=d@e",
      at,
    };
    expect(scrub(fields)).toEqual(fields);
  });

  it("ends, whatever it is given", () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(JSON.stringify(scrub(circle))).toContain("[deeper]");
    fc.assert(fc.property(fc.object({ maxDepth: 10 }), (value) => typeof JSON.stringify(scrub(value)) === "string"));
  });
});
