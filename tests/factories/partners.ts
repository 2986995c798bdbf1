import { mintPartnerScope } from "@/lib/accounts/gates/mint";
import type { MemberRole } from "@/lib/accounts/roles";
import type { PartnerScope } from "@/lib/accounts/types";
import { createPartner, type NewPartner } from "@/lib/partners/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { makePerson, signInAs } from "./accounts";

/** A partner with an owner. */
export async function makePartner(
  over: Partial<NewPartner> = {},
): Promise<{ partnerId: string; slug: string; ownerId: string }> {
  const ownerId = over.ownerId ?? (await makePerson()).personId;
  const name = over.name ?? `Tallyho ${newId().slice(-6)}`;
  const made = await inTransaction((tx) =>
    createPartner(tx, {
      website: "https://tallyho.example",
      supportEmail: "help@tallyho.example",
      ...over,
      name,
      ownerId,
    }),
  );
  return { ...made, ownerId };
}

/** A person in a partner with a role, and the proof of it. Without `personId` a new person is made. */
export async function makePartnerScope(
  partnerId: string,
  role: MemberRole,
  personId?: string,
): Promise<PartnerScope<never>> {
  const id = personId ?? (await makePerson()).personId;
  await db().partnerMember.upsert({
    where: { partnerId_personId: { partnerId, personId: id } },
    create: { partnerId, personId: id, role },
    update: { role },
  });
  const partner = await db().partner.findUniqueOrThrow({ where: { id: partnerId } });
  return mintPartnerScope(await signInAs(id), { ...partner, role });
}

/** Marks a domain as proven and the newest agreement as accepted: what a partner needs to submit. */
export async function makeReadyToSubmit(
  partnerId: string,
  personId: string,
  domain = `${newId().slice(-8)}.example`,
): Promise<void> {
  await db().partnerDomain.create({
    data: {
      id: newId(),
      partnerId,
      domain,
      token: newId(),
      method: "dns",
      checkedAt: new Date(),
      verifiedAt: new Date(),
    },
  });
  const newest = await db().agreement.findFirst({ orderBy: { version: "desc" } });
  if (newest) await db().agreementAcceptance.create({ data: { partnerId, version: newest.version, personId } });
}
