import { expect, it } from "vitest";
import { challengeFor, presentedToken } from "./presented-token";

const presented = (authorization: string) =>
  presentedToken(new Request("https://a.example", { headers: { authorization } }));

it("reads both schemes in any case, and one token", () => {
  expect(presented("bearer abc")).toEqual({ scheme: "Bearer", token: "abc" });
  expect(presented("DPOP  abc")).toEqual({ scheme: "DPoP", token: "abc" });
  for (const wrong of ["abc", "Basic abc", "Bearer", "Bearer a b", "DPoP a, Bearer b", ""])
    expect(presented(wrong)).toBe(null);
});

it("says what was wrong in the scheme that was used", () => {
  expect(challengeFor("invalid_token", `a "b"\n`, "Bearer")).toBe(
    `Bearer error="invalid_token", error_description="a 'b''", DPoP algs="ES256 Ed25519 EdDSA"`,
  );
  expect(challengeFor("invalid_dpop_proof", "old", "DPoP")).toBe(
    `DPoP error="invalid_dpop_proof", error_description="old", algs="ES256 Ed25519 EdDSA"`,
  );
  expect(challengeFor("not_found", "no", "Bearer")).toBe(null);
});
