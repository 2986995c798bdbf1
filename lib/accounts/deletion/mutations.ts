import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { queueMail } from "@/lib/platform/mail/mail";
import { mailText } from "@/lib/platform/mail/mail-text";
import { toLocale } from "@/lib/platform/messages/locales";
import { say } from "@/lib/platform/messages/said";
import { getBusinessTime } from "@/lib/platform/time";
import { voidLinks } from "../links/mutations";
import { revokeSessions } from "../session/mutations";
import type { PersonScope } from "../types";
import { getDeletionImpact } from "./data";

/**
 * Deletes the person's account: they leave everything they belong to, what only they used is closed, sessions and links end, and the
 * row keeps no name, address or password. `last_owner` names what must first be handed over; the database's trigger holds the rule
 * when two owners leave at once. Staff are removed by an admin first, so that no staff right ends unseen.
 */
export async function deleteAccount(tx: Tx, scope: PersonScope<"account.manage">): Promise<void> {
  const { personId, name, email, locale: language } = scope.person;
  const impact = await getDeletionImpact(tx, scope);
  if (impact.isStaff) throw new AppError("not_ready", { sentence: say("refusals.isStaff") });
  const blocked = impact.tenants.filter((tenant) => tenant.outcome === "blocked").map((tenant) => tenant.name);
  if (blocked.length > 0) {
    throw new AppError("last_owner", {
      sentence: say("refusals.onlyOwner", { blocked: blocked.join(", ") }),
    });
  }
  const now = await getBusinessTime(tx);
  const closing = (kind: "workspace" | "partner") =>
    impact.tenants.filter((tenant) => tenant.kind === kind && tenant.outcome === "close").map((tenant) => tenant.id);
  await tx.workspace.updateMany({ where: { id: { in: closing("workspace") } }, data: { deletedAt: now } });
  await tx.partner.updateMany({ where: { id: { in: closing("partner") } }, data: { closedAt: now } });
  await tx.workspaceMember.deleteMany({ where: { personId } });
  await tx.partnerMember.deleteMany({ where: { personId } });
  await tx.invitation.updateMany({
    where: { invitedById: personId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  await revokeSessions(tx, personId);
  await voidLinks(tx, personId, ["verify", "reset", "change"]);
  const gone = await tx.person.updateMany({
    where: { id: personId, deletedAt: null },
    data: {
      deletedAt: now,
      name: "Deleted account",
      email: `deleted-${personId}@deleted.invalid`,
      emailVerifiedAt: null,
      passwordHash: null,
    },
  });
  if (gone.count === 0) throw new AppError("already_done");
  await tx.session.updateMany({ where: { personId }, data: { userAgent: "", ip: "" } });
  const locale = toLocale(language);
  await queueMail(tx, {
    to: email,
    kind: "account.deleted",
    locale,
    ...mailText(locale, "mail.accountDeleted", { name }),
  });
  await recordAudit(tx, {
    actor: { ref: `person:${personId}`, label: "Deleted account" },
    action: "account.delete",
    subject: { type: "person", id: personId },
    after: { closed: impact.tenants.filter((tenant) => tenant.outcome === "close").map((tenant) => tenant.id) },
  });
}
