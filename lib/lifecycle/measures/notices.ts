import { can } from "@/lib/accounts/policy";
import { getDeciders } from "@/lib/installs/data";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/mail";
import { type MailKey, mailText } from "@/lib/platform/mail/mail-text";
import { toLocale } from "@/lib/platform/messages/locales";
import { measureOf } from "../transitions";
import type { MeasureSide, MeasureStep } from "../types";

type Reader = { name: string; email: string; locale: string };

const READER = { select: { id: true, name: true, email: true, locale: true } } as const;

/** The name that people know a listing by: the version's that is or was public. */
export async function nameOfListing(tx: Tx, listingId: string): Promise<string> {
  const rows = await tx.$queryRaw<Array<{ name: string | null }>>`
    SELECT v.content ->> 'name' AS name FROM listing l JOIN version v ON v.id = l.published_version_id WHERE l.id = ${listingId}::uuid`;
  return rows[0]?.name ?? "";
}

async function partnerReaders(tx: Tx, partnerId: string): Promise<Array<Reader & { id: string }>> {
  const rows = await tx.partnerMember.findMany({
    where: { partnerId, role: { in: ["owner", "admin"] }, person: { deletedAt: null } },
    select: { person: READER },
    orderBy: { createdAt: "asc" },
    take: 50,
  });
  return rows.map(({ person }) => person);
}

async function send(
  tx: Tx,
  mail: { key: MailKey; kind: string; to: Reader; values: Record<string, string>; path: (locale: string) => string },
): Promise<void> {
  const locale = toLocale(mail.to.locale);
  await queueMail(tx, {
    to: mail.to.email,
    kind: mail.kind,
    locale,
    ...mailText(locale, mail.key, { name: mail.to.name, ...mail.values }, `${env().origin}${mail.path(locale)}`),
  });
}

/** A mail to everybody else who may approve: the partner's owners and admins for its own step, and staff where they are none, or it is theirs. */
export async function tellOfProposal(
  tx: Tx,
  proposal: {
    measureId: string;
    listing: { id: string; partnerId: string };
    step: MeasureStep;
    side: MeasureSide;
    reason: string;
    proposer: { personId: string; name: string };
  },
): Promise<void> {
  const { listing, step, side, proposer } = proposal;
  const values = {
    listing: await nameOfListing(tx, listing.id),
    who: proposer.name,
    step: measureOf(step).label,
    reason: proposal.reason,
  };
  const shown = formatId("listing", listing.id);
  const others = (readers: Array<Reader & { id: string }>) => readers.filter(({ id }) => id !== proposer.personId);
  const colleagues = side === "partner" ? others(await partnerReaders(tx, listing.partnerId)) : [];
  const partner = formatId("partner", listing.partnerId);
  for (const to of colleagues) {
    const path = () => `/partner/${partner}/listings/${shown}`;
    await send(tx, { key: "mail.measureProposed", kind: "listing.measure_proposed", to, values, path });
  }
  if (colleagues.length > 0) return;
  const staff = await tx.staffMember.findMany({
    where: { person: { deletedAt: null } },
    select: { role: true, person: READER },
    take: 50,
  });
  const able = staff.filter(({ role }) => can({ kind: "staff", role, totpDone: true }, "listing.stop"));
  for (const to of others(able.map(({ person }) => person))) {
    const path = () => `/admin/listings/${shown}`;
    await send(tx, { key: "mail.measureProposed", kind: "listing.measure_proposed", to, values, path });
  }
}

/** Tells the partner's owners and admins what was done about a listing of theirs. */
export async function tellPartner(
  tx: Tx,
  measure: { listingId: string; partnerId: string; step: MeasureStep; reason: string },
): Promise<void> {
  const values = { listing: await nameOfListing(tx, measure.listingId), reason: measure.reason };
  const path = () =>
    `/partner/${formatId("partner", measure.partnerId)}/listings/${formatId("listing", measure.listingId)}`;
  for (const to of await partnerReaders(tx, measure.partnerId))
    await send(tx, { key: `mail.partner_${measure.step}`, kind: `listing.${measure.step}`, to, values, path });
}

/** Tells the owners and admins of a workspace what was done about something they have installed. */
export async function tellWorkspace(
  tx: Tx,
  measure: { listingId: string; step: Exclude<MeasureStep, "relist">; reason: string },
  installation: { id: string; workspaceId: string; workspaceName: string; listingName: string },
): Promise<void> {
  const values = { listing: installation.listingName, workspace: installation.workspaceName, reason: measure.reason };
  const shown = formatId("installation", installation.id);
  const path = (locale: string) =>
    `/${locale}/workspace/${formatId("workspace", installation.workspaceId)}/installed/${shown}`;
  for (const to of await getDeciders(tx, installation))
    await send(tx, { key: `mail.workspace_${measure.step}`, kind: `installation.${measure.step}`, to, values, path });
}
