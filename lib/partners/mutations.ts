import { type AuditActor, recordAudit, SYSTEM_ACTOR } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { slugOf } from "./slug";

/** `slug` is derived from the name when left out, with a number when it is taken. `isHouse` is the built-in partner, one per place. */
export type NewPartner = {
  id?: string;
  name: string;
  slug?: string;
  about?: string;
  country?: string;
  website: string;
  supportEmail: string;
  ownerId: string;
  isHouse?: boolean;
  isDemo?: boolean;
  actor?: AuditActor;
};

async function insertPartner(tx: Tx, id: string, slug: string, input: NewPartner): Promise<boolean> {
  const made = await tx.partner.createMany({
    data: {
      id,
      slug,
      name: input.name,
      about: input.about ?? "",
      country: input.country ?? "",
      website: input.website,
      supportEmail: input.supportEmail,
      isHouse: input.isHouse ?? false,
      isDemo: input.isDemo ?? false,
    },
    skipDuplicates: true,
  });
  return made.count === 1;
}

/** Makes a partner with its first owner. A slug asked for by name that is taken is a `conflict` at the field `slug`. */
export async function createPartner(tx: Tx, input: NewPartner): Promise<{ partnerId: string; slug: string }> {
  const partnerId = input.id ?? newId();
  const base = input.slug ?? slugOf(input.name);
  const wishes = input.slug
    ? [base]
    : [base, ...[2, 3, 4, 5].map((n) => `${base.slice(0, 37)}-${n}`), `${base.slice(0, 27)}-${partnerId.slice(-12)}`];
  for (const slug of wishes) {
    if (!(await insertPartner(tx, partnerId, slug, input))) continue;
    await tx.partnerMember.create({ data: { partnerId, personId: input.ownerId, role: "owner" } });
    await recordAudit(tx, {
      actor: input.actor ?? SYSTEM_ACTOR,
      action: "partner.register",
      subject: { type: "partner", id: partnerId },
      partnerId,
      after: { name: input.name, slug },
    });
    return { partnerId, slug };
  }
  throw new AppError("conflict", { fields: { slug: ["This address is taken."] } });
}
