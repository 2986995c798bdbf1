import { parseContent } from "@/lib/listings/data";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { forEachRow } from "@/lib/platform/outbox/each-row";
import type { JobContext, JobPayload } from "@/lib/platform/outbox/job";
import { getBusinessTime } from "@/lib/platform/time";
import { getDeciders } from "./data";
import { expireInstallation } from "./mutations";
import { queueNotice } from "./notices";
import { offerVersion } from "./updates/mutations";

/** A new version is out: every live installation moves to it or is asked. One transaction each, so one that fails holds up none. */
export async function offerPublishedVersion(
  payload: JobPayload<"installation.offers_due">,
  { scope, tell }: JobContext<"installation.offers_due">,
): Promise<void> {
  const { listingId, versionId } = payload;
  const listing = await db().listing.findUnique({ where: { id: listingId }, select: { publishedVersionId: true } });
  // A later publish has its own message.
  if (listing?.publishedVersionId !== versionId) return;
  const rows = await db().installation.findMany({
    where: { listingId, environment: "live", state: { in: ["pending", "active", "suspended"] }, NOT: { versionId } },
    select: { id: true },
  });
  await forEachRow(
    rows,
    "offering a version",
    ({ id }) => inTransaction((tx) => offerVersion(tx, scope, id, versionId)),
    tell,
  );
}

/** Ends installations whose partner did not come back in seven days. */
export async function expirePending(
  _nothing: JobPayload<"installs.expire-pending">,
  { scope }: JobContext<"installs.expire-pending">,
): Promise<void> {
  const now = await getBusinessTime(db());
  // All of them: a bounded number would be the same rows each time when those fail, and the others would never come.
  const due = await db().installation.findMany({
    where: { state: "pending", pendingUntil: { lte: now } },
    select: { id: true },
  });
  await forEachRow(due, "ending a pending installation", ({ id }) =>
    inTransaction((tx) => expireInstallation(tx, scope, id)),
  );
}

/** Thirty days are over: the workspace is told when the partner has not confirmed the deletion. */
export async function remindOfDeletion(payload: JobPayload<"data.deletion_due">): Promise<void> {
  const { deletionId } = payload;
  await inTransaction(async (tx) => {
    const row = await tx.dataDeletion.findUnique({
      where: { id: deletionId },
      select: {
        confirmedAt: true,
        installation: {
          select: {
            id: true,
            workspaceId: true,
            workspace: { select: { name: true, deletedAt: true } },
            version: { select: { content: true } },
          },
        },
      },
    });
    if (!row || row.confirmedAt || row.installation.workspace.deletedAt) return;
    const { installation } = row;
    const content = parseContent(installation.version.content);
    const values = {
      listing: content.name,
      workspace: installation.workspace.name,
      support: content.supportEmail || content.supportUrl,
    };
    for (const reader of await getDeciders(tx, installation)) {
      const path = `/installed/${formatId("installation", installation.id)}`;
      await queueNotice(tx, "deletionDue", reader, values, installation.workspaceId, path);
    }
  });
}
