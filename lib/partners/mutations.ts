import { nameNotOfHostOrThrow } from "@/lib/accounts/marketplace/data";
import type { PartnerScope } from "@/lib/accounts/types";
import { type AuditActor, recordAudit, SYSTEM_ACTOR } from "@/lib/platform/audit";
import { expireTags } from "@/lib/platform/cache/cache";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { enqueue } from "@/lib/platform/outbox/outbox";
import { getPartnerProfile } from "./data";
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
  throw new AppError("conflict", { fields: { slug: [say("portal.addressTaken")] } });
}

type PartnerChange = {
  seen: string;
  name: string;
  website: string;
  supportEmail: string;
  country: string;
  about: string;
};

/** Saves what the public sees of the partner. `seen` is the fingerprint of what the person was shown: a change in between is a `conflict`. */
export async function updatePartner(
  tx: Tx,
  scope: PartnerScope<"partner.update">,
  { seen, ...change }: PartnerChange,
): Promise<void> {
  const { partnerId } = scope;
  await tx.$queryRaw`SELECT id FROM partner WHERE id = ${partnerId}::uuid FOR UPDATE`;
  const before = await getPartnerProfile(tx, scope);
  if (before.seen !== seen) throw new AppError("conflict");
  // The built-in partner keeps its name: it is the host product's.
  if (change.name !== before.name) await nameNotOfHostOrThrow(tx, change.name);
  const partner = await tx.partner.update({
    where: { id: partnerId },
    data: change,
    select: {
      slug: true,
      listings: { where: { publishedVersionId: { not: null } }, select: { id: true, slug: true } },
    },
  });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "partner.update",
    subject: { type: "partner", id: partnerId },
    partnerId,
    before: {
      name: before.name,
      website: before.website,
      supportEmail: before.supportEmail,
      country: before.country,
      about: before.about,
    },
    after: change,
  });
  for (const listing of partner.listings) await enqueue(tx, "listing.facts_changed", { listingId: listing.id });
  await expireTags(tx, [
    `partner:${partner.slug}`,
    "catalog",
    ...partner.listings.map((listing) => `listing:${listing.slug}`),
  ]);
}
