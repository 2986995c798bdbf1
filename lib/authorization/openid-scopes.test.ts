import { expect, it } from "vitest";
import { SCOPE_NAMES } from "@/lib/capabilities/constants";
import { isOpenidScope, OPENID_SCOPES } from "./openid-scopes";

it("tells OpenID's scopes from those of the API", () => {
  expect(OPENID_SCOPES.every(isOpenidScope)).toBe(true);
  expect(SCOPE_NAMES.filter(isOpenidScope)).toEqual([]);
});
