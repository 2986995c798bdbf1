import { beforeAll, describe, expect, it } from "vitest";
import type { SignedIn } from "@/lib/accounts/types";
import { findThings } from "@/lib/catalog/find/data";
import { findQuerySchema } from "@/lib/catalog/find/schema";
import type { FoundThing } from "@/lib/catalog/find/types";
import { db } from "@/lib/platform/db";
import { makePerson, makeStaffScope, makeWorkspace, makeWorkspaceScope, signInAs } from "../factories/accounts";
import { makePublicListings } from "../factories/catalog";
import { makePartner, makePartnerScope } from "../factories/partners";
import "../support/database-env.ts";

// What the menu of Ctrl-K finds, for whom.

let stranger: SignedIn;
let customer: Awaited<ReturnType<typeof makeWorkspaceScope>>;
let partner: Awaited<ReturnType<typeof makePartnerScope>>;

beforeAll(async () => {
  await makePublicListings(2, { seed: 3, content: (index) => (index === 0 ? { name: "Zanzibar Books" } : {}) });
  stranger = await signInAs((await makePerson()).personId);
  customer = await makeWorkspaceScope((await makeWorkspace({ name: "Zanzibar Bakery" })).workspaceId, "member");
  partner = await makePartnerScope((await makePartner({ name: "Zanzibar Works" })).partnerId, "member");
});

const find = (person: SignedIn | null, q = "zanzibar", locale = "en") =>
  findThings(db(), person, findQuerySchema.parse({ q, locale }));
const said = (things: readonly FoundThing[]) => things.map(({ kind, label }) => `${kind} ${label}`);

describe("finding", () => {
  it("gives everybody integrations, in the language they read, and nobody's own things to strangers", async () => {
    for (const person of [null, stranger]) {
      const { integrations, own } = await find(person, "zanzibar", "he");
      expect(said(integrations)).toEqual(["integration Zanzibar Books"]);
      expect(integrations[0]?.href).toMatch(/^\/he\/integrations\//);
      expect(own).toEqual([]);
    }
  });

  it("gives people the places they belong to and what is theirs there", async () => {
    expect(said((await find(customer.person)).own)).toEqual(["workspace Zanzibar Bakery"]);
    expect(said((await find(partner.person)).own)).toEqual(["partner Zanzibar Works"]);
    expect((await find(customer.person, "zanzibar", "he")).own[0]?.href).toMatch(/^\/he\/workspace\/wks_/);
  });

  it("gives staff what their role may look up, and only with a code entered", async () => {
    const admin = await makeStaffScope("admin");
    const finance = await makeStaffScope("finance");
    expect(said((await find(admin.person)).own)).toEqual(
      expect.arrayContaining(["listing Zanzibar Books", "partner Zanzibar Works", "workspace Zanzibar Bakery"]),
    );
    const ofFinance = said((await find(finance.person)).own);
    expect(ofFinance.filter((text) => text.startsWith("person"))).toEqual([]);
    expect(said((await find({ ...admin.person, totpDone: false })).own)).toEqual([]);
  });

  it("loses what a right that is gone gave", async () => {
    await db().workspaceMember.deleteMany({ where: { personId: customer.person.personId } });
    expect((await find(customer.person)).own).toEqual([]);
  });

  it.each(["%", "_", "'", "\\", "zanzibar' OR true --", "🙂", "a".repeat(120)])("answers %j", async (q) => {
    const { integrations, own } = await find(partner.person, q);
    expect(integrations.length + own.length).toBeLessThan(30);
  });
});

describe("the query", () => {
  it.each([
    {},
    { q: "" },
    { q: "x".repeat(121) },
    { q: "a\u0000b" },
    { q: "a", locale: "fr" },
    { q: "a", more: "1" },
    { q: "a", __proto__x: "1" },
  ])("is refused: %j", (query) => {
    expect(findQuerySchema.safeParse(query).success).toBe(false);
  });
});
