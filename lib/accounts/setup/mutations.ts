import { recordAudit } from "@/lib/platform/audit";
import { expireTags } from "@/lib/platform/cache/cache";
import { sha256 } from "@/lib/platform/crypto";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { queueMail } from "@/lib/platform/mail/mail";
import { mailText } from "@/lib/platform/mail/mail-text";
import { say } from "@/lib/platform/messages/said";
import { takePointOrThrow } from "@/lib/platform/requests/rate-limit";
import { MARKETPLACE_TAG, SETUP_SECONDS } from "../constants";
import { hashPassword } from "../password";
import { createPerson } from "../people/mutations";
import { type Browser, createSession, type NewSession } from "../session/mutations";
import { createStaffMember } from "../totp/mutations";
import { isSetupOpen } from "./data";
import type { SetupInput } from "./schema";

/** Uses the token up, in one guarded update: of two at once one wins. The row stays, so no later start makes a new token. */
async function useToken(tx: Tx, token: string): Promise<void> {
  const used = await tx.$executeRaw`
    UPDATE setting SET value = jsonb_build_object('doneAt', clock_timestamp()), updated_at = clock_timestamp()
    WHERE key = 'setup' AND value ->> 'tokenHash' = ${sha256(token)}
      AND updated_at > clock_timestamp() - make_interval(secs => ${SETUP_SECONDS})
      AND NOT EXISTS (SELECT FROM staff_member WHERE role = 'admin')`;
  if (used === 0) throw new AppError("invalid_input", { fields: { token: [say("fields.tokenWrong")] } });
}

/**
 * Makes the first admin of an empty installation, names the marketplace and queues the test mail. Whoever reads the log of the start
 * owns the machine, so the address counts as proven. The second factor is set up at the first visit to a staff page.
 */
export async function completeSetup(input: SetupInput, browser: Browser): Promise<NewSession> {
  if (!(await isSetupOpen(db()))) throw new AppError("not_found");
  await takePointOrThrow("setup.token", "all");
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    await useToken(tx, input.token);
    const { name, email, marketplace } = input;
    const { personId } = await createPerson(tx, { email, name, passwordHash, emailVerified: true });
    const actor = { ref: `person:${personId}`, label: name };
    await createStaffMember(tx, { personId, role: "admin", actor });
    const value = { name: marketplace };
    await tx.setting.upsert({
      where: { key: "marketplace" },
      create: { key: "marketplace", value },
      update: { value },
    });
    await recordAudit(tx, {
      actor,
      action: "setup.complete",
      subject: { type: "person", id: personId },
      after: { marketplace },
    });
    await expireTags(tx, [MARKETPLACE_TAG]);
    if (input.testMail !== "")
      await queueMail(tx, {
        to: input.testMail,
        kind: "setup.test",
        locale: "en",
        ...mailText("en", "mail.setupTest", { name, marketplace }, env().origin),
      });
    return createSession(tx, personId, browser);
  });
}
