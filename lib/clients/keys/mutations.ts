import type { z } from "zod";
import type { StaffScope } from "@/lib/accounts/types";
import { recordAudit, SYSTEM_ACTOR } from "@/lib/platform/audit";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId, parseId, parseIdOrThrow } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { demoHostKey } from "@/lib/platform/process/demo-host";
import { getBusinessTime } from "@/lib/platform/time";
import type { createPlatformKeySchema, revokePlatformKeySchema } from "./schema";

/** Makes a platform key; `key` is shown once and stored as its SHA-256. */
export async function createPlatformKey(
  tx: Tx,
  scope: StaffScope<"platform-key.manage">,
  input: z.output<typeof createPlatformKeySchema>,
): Promise<{ keyId: string; key: string }> {
  const keyId = newId();
  const key = `pk_${input.environment}_${randomToken(24)}`;
  await tx.platformKey.create({
    data: { id: keyId, ...input, keyHash: sha256(key), lastFour: key.slice(-4), createdById: scope.person.personId },
  });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "platform-key.manage",
    subject: { type: "platform_key", id: keyId },
    after: { ...input },
  });
  return { keyId, key };
}

/** Ends a key at once; its name must be typed. A second time is `already_done`. */
export async function revokePlatformKey(
  tx: Tx,
  scope: StaffScope<"platform-key.manage">,
  input: z.output<typeof revokePlatformKeySchema>,
): Promise<void> {
  const keyId = parseId("key", input.key);
  const found = keyId ? await tx.platformKey.findUnique({ where: { id: keyId }, select: { name: true } }) : null;
  if (!keyId || !found) throw new AppError("not_found");
  if (found.name !== input.confirm) {
    throw new AppError("invalid_input", { fields: { confirm: [say("portal.confirmKey")] } });
  }
  const { count } = await tx.platformKey.updateMany({
    where: { id: keyId, revokedAt: null },
    data: { revokedAt: await getBusinessTime(tx) },
  });
  if (count === 0) throw new AppError("already_done");
  await recordAudit(tx, {
    actor: scope.actor,
    action: "platform-key.manage",
    subject: { type: "platform_key", id: keyId },
    after: { revoked: true },
  });
}

/** Answers for a key from now on, whoever made it: the way on when its maker is no admin any more. `already_done` when revoked. */
export async function keepPlatformKey(
  tx: Tx,
  scope: StaffScope<"platform-key.manage">,
  shownKeyId: string,
): Promise<void> {
  const keyId = parseIdOrThrow("key", shownKeyId);
  const { count } = await tx.platformKey.updateMany({
    where: { id: keyId, revokedAt: null },
    data: { createdById: scope.person.personId },
  });
  if (count === 0) throw new AppError("already_done");
  await recordAudit(tx, {
    actor: scope.actor,
    action: "platform-key.manage",
    subject: { type: "platform_key", id: keyId },
    after: { takenOver: true },
  });
}

/** Enters the demo host's two keys among the platform keys, once: at their first use. */
export async function ensureDemoHostKeys(tx: Tx): Promise<void> {
  for (const environment of ["live", "sandbox"] as const) {
    const key = demoHostKey(environment);
    const keyId = newId();
    const name = `Example (${environment})`;
    const { count } = await tx.platformKey.createMany({
      data: [{ id: keyId, environment, name, keyHash: sha256(key), lastFour: key.slice(-4) }],
      skipDuplicates: true,
    });
    if (count === 0) continue;
    await recordAudit(tx, {
      actor: SYSTEM_ACTOR,
      action: "platform-key.manage",
      subject: { type: "platform_key", id: keyId },
      after: { name, environment },
    });
  }
}
