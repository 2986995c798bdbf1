import type { PublicScope, WorkspaceScope } from "@/lib/accounts/types";
import { revokeInstallationTokens } from "@/lib/clients/mutations";
import { parseContent } from "@/lib/listings/data";
import { recordAudit } from "@/lib/platform/audit";
import { randomToken, safeEqual, sha256 } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formatId, newId, parseId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { enqueue } from "@/lib/platform/outbox/outbox";
import { addSeconds, getBusinessTime } from "@/lib/platform/time";
import { move } from "@/lib/platform/transitions/move";
import { DELETION_SECONDS } from "../constants";
import { getDeciders } from "../data";
import { revokeGrant } from "../grants/mutations";
import { countActive, lockInstallation } from "../mutations";
import { queueNotice } from "../notices";
import { INSTALLATIONS } from "../transitions";
import { shownNameOf } from "../views/shown-name";

/**
 * Ends an installation: the grant and every token in this transaction, so nobody gets in after the commit. If it was ever active the
 * partner hears of it (`app.uninstalled`) and is asked to delete the workspace's data within 30 days.
 */
export async function uninstall(
  tx: Tx,
  scope: WorkspaceScope<"installation.uninstall">,
  input: { installationId: string; confirm: string; reason: string },
): Promise<{ installationId: string; deletionId: string | null }> {
  // Locked before it is read: the partner may be redeeming its code, and what was ever active is told and asked to delete.
  const id = await lockInstallation(tx, scope, input.installationId);
  const row = id
    ? await tx.installation.findFirst({
        where: { id, workspaceId: scope.workspaceId },
        select: {
          id: true,
          state: true,
          environment: true,
          listingId: true,
          partnerId: true,
          activatedAt: true,
          whiteLabelName: true,
          version: { select: { content: true } },
        },
      })
    : null;
  if (!row) throw new AppError("not_found");
  const content = parseContent(row.version.content);
  const { name } = content;
  if (input.confirm !== shownNameOf(row, content))
    throw new AppError("invalid_input", { fields: { confirm: [say("fields.confirmName")] } });
  const now = await getBusinessTime(tx);
  await move(tx, scope, INSTALLATIONS, "uninstall", {
    write: (guard, state) =>
      tx.installation.updateMany({
        where: { id: row.id, workspaceId: scope.workspaceId, state: guard },
        data: { state, uninstalledAt: now, uninstallReason: input.reason, offeredVersionId: null },
      }),
    lost: "already_done",
    audit: async () => ({
      subject: { type: "installation", id: row.id },
      workspaceId: scope.workspaceId,
      partnerId: row.partnerId,
      before: { state: row.state, scopes: await revokeGrant(tx, row.id, "uninstalled") },
      after: { state: "uninstalled" },
      reason: input.reason || null,
    }),
  });
  await revokeInstallationTokens(tx, row.id);
  if (row.activatedAt && row.environment === "live") await countActive(tx, row.listingId, -1);
  const deletionId = row.activatedAt ? await askForDeletion(tx, row.id, now) : null;
  for (const reader of await getDeciders(tx, scope)) {
    const values = { listing: name, who: scope.person.name, workspace: scope.workspaceName };
    await queueNotice(
      tx,
      "installRemoved",
      reader,
      values,
      scope.workspaceId,
      `/installed/${formatId("installation", row.id)}`,
    );
  }
  return { installationId: row.id, deletionId };
}

/** The token goes to the partner once, with the event; only its hash stays. */
async function askForDeletion(tx: Tx, installationId: string, now: Date): Promise<string> {
  const deletionId = newId();
  const confirmToken = `dct_${randomToken(32)}`;
  const dueAt = addSeconds(now, DELETION_SECONDS);
  await tx.dataDeletion.create({
    data: { id: deletionId, installationId, confirmTokenHash: sha256(confirmToken), requestedAt: now, dueAt },
  });
  await enqueue(tx, "installation.uninstalled", { installationId, deletionId, confirmToken });
  await enqueue(tx, "data.deletion_due", { deletionId }, { dueAt });
  return deletionId;
}

/** The partner says what it deleted. Saying so again with the right token changes nothing and answers the first receipt. */
export async function confirmDeletion(
  tx: Tx,
  _scope: PublicScope,
  input: { deletionId: string; confirmToken: string; receipt: string },
): Promise<{ confirmedAt: Date; receipt: string }> {
  const id = parseId("deletion", input.deletionId);
  const row = id
    ? await tx.dataDeletion.findUnique({
        where: { id },
        include: { installation: { select: { workspaceId: true, partnerId: true, clientId: true } } },
      })
    : null;
  if (!row || !safeEqual(row.confirmTokenHash, sha256(input.confirmToken))) throw new AppError("not_found");
  const now = await getBusinessTime(tx);
  const { count } = await tx.dataDeletion.updateMany({
    where: { id: row.id, confirmedAt: null },
    data: { confirmedAt: now, receipt: input.receipt },
  });
  if (count === 0) {
    const first = await tx.dataDeletion.findUniqueOrThrow({ where: { id: row.id } });
    return { confirmedAt: first.confirmedAt ?? now, receipt: first.receipt ?? "" };
  }
  await recordAudit(tx, {
    actor: { ref: `partner:${row.installation.partnerId}`, label: "Partner, by its one-time token" },
    action: "deletion.confirm",
    subject: { type: "installation", id: row.installationId },
    workspaceId: row.installation.workspaceId,
    partnerId: row.installation.partnerId,
    after: { receipt: input.receipt },
  });
  return { confirmedAt: now, receipt: input.receipt };
}
