import { db, inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/mail";
import { mailText } from "@/lib/platform/mail/mail-text";
import type { JobPayload } from "@/lib/platform/outbox/job";

/** `agreement.published`: a mail to every owner of a partner. All are queued together or none; a repeat after that sends them twice. */
export async function tellOwners(payload: JobPayload<"agreement.published">): Promise<void> {
  const { version } = payload;
  const agreement = await db().agreement.findUniqueOrThrow({ where: { version }, select: { title: true } });
  const owners = await db().partnerMember.findMany({
    where: { role: "owner", person: { deletedAt: null } },
    orderBy: [{ partnerId: "asc" }, { createdAt: "asc" }],
    select: { partner: { select: { id: true, name: true } }, person: { select: { email: true } } },
  });
  await inTransaction(async (tx) => {
    for (const { partner, person } of owners) {
      await queueMail(tx, {
        to: person.email,
        kind: "partner.agreement",
        locale: "en",
        ...mailText(
          "en",
          "portalMail.agreement",
          { title: agreement.title, version, partner: partner.name },
          `${env().origin}/partner/${formatId("partner", partner.id)}/settings`,
        ),
      });
    }
  });
}
