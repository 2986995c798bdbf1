import { mintStaffScope } from "@/lib/accounts/gates/mint";
import { hashPassword } from "@/lib/accounts/password";
import type { MemberRole, StaffRole } from "@/lib/accounts/roles";
import { newTotpSecret } from "@/lib/accounts/totp/code";
import { createStaffMember } from "@/lib/accounts/totp/mutations";
import type { PartnerScope, StaffScope } from "@/lib/accounts/types";
import { createSampleData } from "@/lib/host/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { isKeyOf } from "@/lib/platform/own";
import { makePerson, makeWorkspace, signInAs } from "@/tests/factories/accounts";
import { makePartner, makePartnerScope, makeReadyToSubmit } from "@/tests/factories/partners";
import { PARTNERS, type PartnerKey } from "./content/partners";
import { type Draw, daysBefore } from "./draw/random";

/** Every demo account signs in with this; demo accounts are refused in production mode. */
export const DEMO_PASSWORD = "patchbay-demo-2026";

/** One line of the start message. */
export type SignIn = { role: string; email: string; password: string; totpSecret?: string };

export type World = {
  signIns: SignIn[];
  partnerOf: (key: PartnerKey) => PartnerScope<never>;
  reviewer: StaffScope<never>;
  /** The workspaces of the customer sign-in. */
  customers: Array<{ workspaceId: string; name: string }>;
  /** A member and the owner who decides, in the first of them. */
  asks: { memberId: string; ownerId: string };
};

const PARTNER_KEYS = Object.keys(PARTNERS).filter((key) => isKeyOf(PARTNERS, key));

async function addMember(workspaceId: string, personId: string, role: MemberRole): Promise<void> {
  await db().workspaceMember.create({ data: { workspaceId, personId, role } });
}

async function makeStaff(
  role: StaffRole,
  name: string,
  email: string,
  passwordHash: string,
): Promise<{ signIn: SignIn; scope: StaffScope<never> }> {
  const { personId } = await makePerson({ name, email, passwordHash, isDemo: true });
  const totpSecret = newTotpSecret();
  await inTransaction((tx) => createStaffMember(tx, { personId, role, totpSecret }));
  return {
    signIn: { role: `staff ${role}`, email, password: DEMO_PASSWORD, totpSecret },
    scope: mintStaffScope(await signInAs(personId, { totpDone: true }), role),
  };
}

async function makePartners(passwordHash: string): Promise<Map<PartnerKey, PartnerScope<never>>> {
  const made = new Map<PartnerKey, PartnerScope<never>>();
  for (const key of PARTNER_KEYS) {
    const { name, domain, country, about } = PARTNERS[key];
    const owner = await makePerson({
      name: key === "tallyho" ? "Mira Holloway" : `${name} owner`,
      email: key === "tallyho" ? `mira@${domain}` : `owner@${domain}`,
      passwordHash,
      isDemo: true,
    });
    const { partnerId } = await makePartner({
      name,
      about,
      country,
      website: `https://${domain}`,
      supportEmail: `help@${domain}`,
      ownerId: owner.personId,
      isHouse: key === "house",
      isDemo: true,
    });
    await db().partner.update({
      where: { id: partnerId },
      data: { createdAt: daysBefore(new Date(), 200 + made.size * 9) },
    });
    await makeReadyToSubmit(partnerId, owner.personId, domain);
    made.set(key, await makePartnerScope(partnerId, "owner", owner.personId));
  }
  return made;
}

/** Makes workspaces and their members older than the six months of history that follow. */
async function backdate(workspaceIds: readonly string[]): Promise<void> {
  const createdAt = daysBefore(new Date(), 260);
  await db().workspace.updateMany({ where: { id: { in: [...workspaceIds] } }, data: { createdAt } });
  await db().workspaceMember.updateMany({ where: { workspaceId: { in: [...workspaceIds] } }, data: { createdAt } });
  await db().person.updateMany({
    where: { memberships: { some: { workspaceId: { in: [...workspaceIds] } } } },
    data: { createdAt },
  });
}

/** People in every role, the partners, and the customer's two workspaces with their records. */
export async function makeWorld(draw: Draw): Promise<World> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const person = (name: string, email: string) => makePerson({ name, email, passwordHash, isDemo: true });
  const dana = await person("Dana Levi", "dana@harboursupply.example");
  const piet = await person("Piet de Boer", "piet@harboursupply.example");
  const harbour = await makeWorkspace({ name: "Harbour Supply", ownerId: dana.personId, isDemo: true });
  const outlet = await makeWorkspace({ name: "Harbour Tableware", ownerId: dana.personId, isDemo: true });
  await addMember(harbour.workspaceId, piet.personId, "member");
  for (const { workspaceId } of [harbour, outlet]) {
    await inTransaction((tx) =>
      createSampleData(tx, { workspaceId, environment: "live", seed: draw.int(1, 1_000_000), orders: 40 }),
    );
  }
  await backdate([harbour, outlet].map(({ workspaceId }) => workspaceId));
  const partners = await makePartners(passwordHash);
  const partnerOf = (key: PartnerKey): PartnerScope<never> => {
    const scope = partners.get(key);
    if (!scope) throw new Error(`No partner ${key}.`);
    return scope;
  };
  const tallyho = partnerOf("tallyho");
  const tom = await person("Tom Ashby", "tom@tallyho.example");
  await makePartnerScope(tallyho.partnerId, "member", tom.personId);
  // One person in several roles: the partner's owner runs a shop of her own.
  const shop = await makeWorkspace({ name: "Mira's bookshop", ownerId: tallyho.person.personId, isDemo: true });
  await inTransaction((tx) =>
    createSampleData(tx, { workspaceId: shop.workspaceId, environment: "live", seed: 7, orders: 12 }),
  );
  await backdate([shop.workspaceId]);
  const reviewer = await makeStaff("reviewer", "Ines Duarte", "ines@patchbay.example", passwordHash);
  const second = await makeStaff("reviewer", "Noor Haddad", "noor@patchbay.example", passwordHash);
  const finance = await makeStaff("finance", "Femi Adeyemi", "femi@patchbay.example", passwordHash);
  const admin = await makeStaff("admin", "Ada Brandt", "ada@patchbay.example", passwordHash);
  return {
    partnerOf,
    reviewer: reviewer.scope,
    asks: { memberId: piet.personId, ownerId: dana.personId },
    customers: [
      { workspaceId: harbour.workspaceId, name: "Harbour Supply" },
      { workspaceId: outlet.workspaceId, name: "Harbour Tableware" },
    ],
    signIns: [
      { role: "customer owner (Harbour Supply)", email: dana.email, password: DEMO_PASSWORD },
      { role: "customer member (Harbour Supply)", email: piet.email, password: DEMO_PASSWORD },
      { role: "partner owner (Tallyho) and shop owner", email: "mira@tallyho.example", password: DEMO_PASSWORD },
      { role: "partner member (Tallyho)", email: tom.email, password: DEMO_PASSWORD },
      { role: "built-in partner owner (Example)", email: "owner@example.example", password: DEMO_PASSWORD },
      reviewer.signIn,
      second.signIn,
      finance.signIn,
      admin.signIn,
    ],
  };
}
