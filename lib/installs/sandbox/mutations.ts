import type { PartnerScope } from "@/lib/accounts/types";
import { recordAudit, SYSTEM_ACTOR } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/outbox/outbox";
import { getBusinessTime } from "@/lib/platform/time";
import { replaceGrant } from "../grants/mutations";

type SandboxInstallation = {
  partnerId: string;
  workspaceId: string;
  listingId: string;
  clientId: string;
  versionId: string;
  scopes: readonly string[];
  personId: string;
};

/** A partner's own listing in its own sandbox: active at once, so that the first API call needs no consent. */
export async function createSandboxInstallation(
  tx: Tx,
  input: SandboxInstallation,
): Promise<{ installationId: string }> {
  const installationId = newId();
  const now = await getBusinessTime(tx);
  const { count } = await tx.installation.createMany({
    data: [
      {
        id: installationId,
        environment: "sandbox",
        workspaceId: input.workspaceId,
        listingId: input.listingId,
        partnerId: input.partnerId,
        clientId: input.clientId,
        versionId: input.versionId,
        state: "active",
        consentedById: input.personId,
        activatedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw new AppError("already_done");
  await replaceGrant(tx, {
    installationId,
    versionId: input.versionId,
    scopes: input.scopes,
    grantedById: null,
    reason: "",
  });
  await recordAudit(tx, {
    actor: SYSTEM_ACTOR,
    action: "installation.consent",
    subject: { type: "installation", id: installationId },
    workspaceId: input.workspaceId,
    partnerId: input.partnerId,
    after: { state: "active", scopes: [...input.scopes] },
    reason: "Automatic in the partner's sandbox",
  });
  await enqueue(tx, "installation.activated", { installationId });
  return { installationId };
}

/** The listing's installation in its partner's sandbox goes to the version in work, so that a draft can be tried before it is certified. */
export async function followWorkingVersion(
  tx: Tx,
  scope: PartnerScope<"listing.create" | "listing.edit">,
  listingId: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE installation SET version_id = work.id
    FROM (SELECT id FROM version WHERE listing_id = ${listingId}::uuid AND state <> 'rejected' ORDER BY id DESC LIMIT 1) work
    WHERE listing_id = ${listingId}::uuid AND partner_id = ${scope.partnerId}::uuid AND environment = 'sandbox'`;
}

/** Before a draft is thrown away: the sandbox goes back to the newest of the listing's other versions. */
export async function leaveDraft(tx: Tx, scope: PartnerScope<"listing.edit">, versionId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE installation SET version_id = other.id
    FROM version draft
    CROSS JOIN LATERAL (
      SELECT id FROM version WHERE listing_id = draft.listing_id AND id <> draft.id AND state <> 'rejected' ORDER BY id DESC LIMIT 1
    ) other
    WHERE draft.id = ${versionId}::uuid AND installation.version_id = draft.id
      AND installation.partner_id = ${scope.partnerId}::uuid AND installation.environment = 'sandbox'`;
}
