import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SCOPE_NAMES } from "@/lib/capabilities/constants";
import type { ScopeUse } from "@/lib/listings/types";
import { chooseScopes, needsConsent, offeredScopes, scopeChanges } from "./scope-choice";

const use = (scope: ScopeUse["scope"], optional = false): ScopeUse => ({ scope, reason: "because", optional });
const uses = fc
  .subarray([...SCOPE_NAMES])
  .chain((names) => fc.tuple(...names.map((name) => fc.boolean().map((optional) => use(name, optional)))))
  .map((list) => [...list]);

describe("scope choice", () => {
  it("always holds the required and never what was not offered", () => {
    fc.assert(
      fc.property(uses, fc.array(fc.string()), fc.subarray([...SCOPE_NAMES]), (declared, noise, picked) => {
        const chosen = chooseScopes(declared, [...noise, ...picked]);
        const names = declared.map((item) => item.scope as string);
        expect(chosen.every((scope) => names.includes(scope))).toBe(true);
        for (const item of declared) if (!item.optional) expect(chosen).toContain(item.scope);
        expect(new Set(chosen).size).toBe(chosen.length);
      }),
    );
  });

  it("cuts the offer to what was asked for; nothing asked means everything", () => {
    const declared = [use("orders:read"), use("orders:write", true)];
    expect(offeredScopes(declared, [])).toEqual(declared);
    expect(offeredScopes(declared, ["orders:read", "payments:read"])).toEqual([use("orders:read")]);
  });

  it("asks again for anything new and for what was left off, never for less", () => {
    const old = [use("orders:read"), use("orders:write", true)];
    expect(needsConsent(old, ["orders:read"], [use("orders:read")])).toBe(false);
    expect(needsConsent(old, ["orders:read"], [...old, use("payments:read", true)])).toBe(true);
    expect(needsConsent(old, ["orders:read"], [use("orders:read"), use("orders:write")])).toBe(true);
    expect(needsConsent(old, ["orders:read", "orders:write"], [use("orders:read"), use("orders:write")])).toBe(false);
  });

  it("tells changes apart", () => {
    expect(scopeChanges(["a", "b"], ["b", "c"])).toEqual({ added: ["c"], removed: ["a"] });
  });
});
