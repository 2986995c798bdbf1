import { beforeAll, expect, it } from "vitest";
import { joinByInvitation } from "@/lib/accounts/invitations/mutations";
import { updateProfile } from "@/lib/accounts/profile/mutations";
import { signUp } from "@/lib/accounts/registration/mutations";
import { createWorkspace, renameWorkspace } from "@/lib/accounts/workspaces/mutations";
import { registerPartner } from "@/lib/onboarding/mutations";
import { getPartnerProfile } from "@/lib/partners/data";
import { updatePartner } from "@/lib/partners/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { toFailure } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { makePersonScope, makeWorkspace, makeWorkspaceScope } from "../factories/accounts";
import { makePartner, makePartnerScope } from "../factories/partners";

// Nobody takes the name of the host product, whose marketplace this is, for a person, a company or a workspace.

const company = { website: "https://kestrel.example", supportEmail: "help@kestrel.example" };
const password = "a long enough password";

/** Every place where somebody gives a name. */
const PLACES: Readonly<Record<string, (name: string) => Promise<unknown>>> = {
  "signing up": (name) =>
    signUp({ email: `${newId().slice(-12)}@new.example`, name, password, locale: "en", next: "", ip: "direct" }),
  // The name is looked at before the link is.
  "joining by an invitation": (name) =>
    joinByInvitation({
      token: "none",
      name,
      password,
      locale: "en",
      browser: { ip: "direct", userAgent: "", device: "" },
    }),
  "one's own name": async (name) => {
    const scope = await makePersonScope();
    await inTransaction((tx) => updateProfile(tx, scope, { name, language: "en" }));
  },
  "a new workspace": async (name) => {
    const { person } = await makePersonScope();
    await inTransaction((tx) => createWorkspace(tx, { environment: "live", name, ownerId: person.personId }));
  },
  "a workspace's name": async (name) => {
    const { workspaceId, ownerId } = await makeWorkspace({ name: "Harbour Books" });
    const scope = await makeWorkspaceScope(workspaceId, "owner", ownerId);
    await inTransaction((tx) => renameWorkspace(tx, scope, { name, from: "Harbour Books" }));
  },
  "a new company": async (name) => {
    const person = await makePersonScope();
    await inTransaction((tx) => registerPartner(tx, person, { ...company, name }));
  },
  "a company's name": async (name) => {
    const { partnerId, ownerId } = await makePartner();
    const scope = await makePartnerScope(partnerId, "owner", ownerId);
    const { seen } = await getPartnerProfile(db(), scope);
    await inTransaction((tx) => updatePartner(tx, scope, { ...company, name, country: "NL", about: "", seen }));
  },
};

beforeAll(async () => {
  const value = { name: "Northwind" };
  await db().setting.upsert({
    where: { key: "marketplace" },
    create: { key: "marketplace", value },
    update: { value },
  });
});

it.each(Object.entries(PLACES))("%s", async (_, give) => {
  const fieldsOf = (name: string) =>
    give(name).then(
      () => null,
      (error: unknown) => toFailure(error).fields ?? null,
    );
  for (const name of ["Northwind", "NORTHWIND Customer Support", "Nοrthwind Billing"])
    expect(await fieldsOf(name), name).toEqual({ name: ["This name is ours. Choose another."] });
  expect(await fieldsOf("Northwind Traders")).toBeNull();
});

it("the built-in partner keeps the host product's name", async () => {
  const { partnerId, ownerId } = await makePartner({ name: "Northwind" });
  const scope = await makePartnerScope(partnerId, "owner", ownerId);
  const { seen } = await getPartnerProfile(db(), scope);
  const change = { ...company, name: "Northwind", country: "NL", about: "Ours.", seen };
  await inTransaction((tx) => updatePartner(tx, scope, change));
  expect(await getPartnerProfile(db(), scope)).toMatchObject({ name: "Northwind", about: "Ours." });
});
