import { recordAudit } from "@/lib/platform/audit";
import { db, inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { say } from "@/lib/platform/messages/said";
import { takePointOrThrow } from "@/lib/platform/requests/rate-limit";
import { sendVerifyLink } from "../links/mutations";
import { type Browser, createSession, guessPassword, type NewSession } from "../session/mutations";
/**
 * Signs in by password. Unknown address, wrong password and deleted account look and take the same (`bad_credentials`). An account whose
 * address was never confirmed gets a new link and `not_ready`, but only after the right password.
 */
export async function signIn(input: {
  email: string;
  password: string;
  browser: Browser;
  next?: string;
}): Promise<NewSession & { personId: string }> {
  const person = await db().person.findUnique({
    where: { email: input.email, deletedAt: null },
    select: {
      id: true,
      name: true,
      email: true,
      passwordHash: true,
      emailVerifiedAt: true,
      locale: true,
      isDemo: true,
    },
  });
  const right = await guessPassword(input.email, person, input.password, input.browser);
  // Everybody knows the passwords of the demo's people: over data that was a demo once they open nothing in production.
  if (!person || !right || (person.isDemo && !env().isDemo)) throw new AppError("bad_credentials");
  if (!person.emailVerifiedAt) {
    await takePointOrThrow("email.send", person.id);
    await inTransaction((tx) => sendVerifyLink(tx, person, input.next ?? ""));
    throw new AppError("not_ready", { fields: { email: [say("fields.emailUnconfirmed")] } });
  }
  return inTransaction(async (tx) => {
    const made = await createSession(tx, person.id, input.browser);
    await recordAudit(tx, {
      actor: { ref: `person:${person.id}`, label: person.name },
      action: "session.create",
      subject: { type: "session", id: made.sessionId },
    });
    return { ...made, personId: person.id };
  });
}
