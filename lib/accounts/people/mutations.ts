import { type AuditActor, recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import type { Locale } from "@/lib/platform/messages/locales";
import { say } from "@/lib/platform/messages/said";
import { getBusinessTime } from "@/lib/platform/time";
/** `email` in lower case; `passwordHash` from `hashPassword`, made before the transaction; null means "cannot sign in by password". */
export type NewPerson = {
  id?: string;
  email: string;
  name: string;
  passwordHash: string | null;
  locale?: Locale;
  emailVerified: boolean;
  isDemo?: boolean;
  actor?: AuditActor;
};

/** Makes an account. An address that has one is a `conflict` at the field `email`. */
export async function createPerson(tx: Tx, input: NewPerson): Promise<{ personId: string }> {
  const personId = input.id ?? newId();
  const made = await tx.person.createMany({
    data: {
      id: personId,
      email: input.email,
      name: input.name,
      passwordHash: input.passwordHash,
      locale: input.locale ?? "en",
      emailVerifiedAt: input.emailVerified ? await getBusinessTime(tx) : null,
      isDemo: input.isDemo ?? false,
    },
    skipDuplicates: true,
  });
  if (made.count === 0)
    throw new AppError("conflict", {
      sentence: say("fields.emailTaken"),
      fields: { email: [say("fields.emailTaken")] },
    });
  await recordAudit(tx, {
    actor: input.actor ?? { ref: `person:${personId}`, label: input.name },
    action: "account.create",
    subject: { type: "person", id: personId },
  });
  return { personId };
}
