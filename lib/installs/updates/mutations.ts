import type { WorkspaceScope } from "@/lib/accounts/types";
import { parseContent } from "@/lib/listings/data";
import { recordAudit, SYSTEM_ACTOR } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formatId, parseId } from "@/lib/platform/ids";
import type { SystemScope } from "@/lib/platform/outbox/job";
import { enqueue } from "@/lib/platform/outbox/outbox";
import { getDeciders } from "../data";
import { replaceGrant } from "../grants/mutations";
import { lockInstallation } from "../mutations";
import { queueNotice } from "../notices";
import { chooseScopes, needsConsent, scopeChanges } from "../scope-choice";

type Held = {
  id: string;
  versionId: string;
  offeredVersionId: string | null;
  partnerId: string;
  workspaceId: string;
  version: { content: unknown };
  grants: Array<{ scopes: string[]; grantedById: string | null }>;
};

const HELD = {
  id: true,
  versionId: true,
  offeredVersionId: true,
  partnerId: true,
  workspaceId: true,
  version: { select: { content: true } },
  grants: { where: { revokedAt: null }, select: { scopes: true, grantedById: true } },
} as const;

/**
 * Brings one installation to a newly published version: at once when it asks for nothing new, else as an offer that an owner or admin
 * accepts; the accepted version keeps working meanwhile. Called again for the same version it does nothing.
 */
export async function offerVersion(
  tx: Tx,
  _scope: SystemScope<"installation.offers_due">,
  installationId: string,
  versionId: string,
): Promise<"moved" | "offered" | "kept"> {
  // What was granted is read under the lock: somebody may be taking a permission away.
  await tx.$queryRaw`SELECT 1 FROM installation WHERE id = ${installationId}::uuid FOR UPDATE`;
  const held = await tx.installation.findFirst({
    where: { id: installationId, state: { in: ["pending", "active", "suspended"] } },
    select: { ...HELD, workspace: { select: { name: true } } },
  });
  if (!held || held.versionId === versionId || held.offeredVersionId === versionId) return "kept";
  const next = parseContent(
    (await tx.version.findUniqueOrThrow({ where: { id: versionId }, select: { content: true } })).content,
  );
  const granted = held.grants[0]?.scopes ?? [];
  if (!needsConsent(parseContent(held.version.content).scopes, granted, next.scopes)) {
    await moveTo(tx, held, versionId, chooseScopes(next.scopes, granted), {
      grantedById: held.grants[0]?.grantedById ?? null,
      actor: SYSTEM_ACTOR,
    });
    return "moved";
  }
  await tx.installation.updateMany({
    where: { id: held.id, versionId: held.versionId },
    data: { offeredVersionId: versionId },
  });
  const values = { listing: next.name, workspace: held.workspace.name };
  const path = `/installed/${formatId("installation", held.id)}`;
  for (const reader of await getDeciders(tx, held)) {
    await queueNotice(tx, "updateOffered", reader, values, held.workspaceId, path);
  }
  return "offered";
}

/** An owner or admin accepts the offered version that they were shown. A newer offer in between is `conflict`. */
export async function acceptUpdate(
  tx: Tx,
  scope: WorkspaceScope<"installation.update">,
  input: { installationId: string; versionId: string; scopes: readonly string[] },
): Promise<void> {
  const held = await heldOrThrow(tx, scope, input.installationId);
  const versionId = parseId("version", input.versionId);
  if (!versionId || held.offeredVersionId !== versionId) throw new AppError("conflict");
  const next = parseContent(
    (await tx.version.findUniqueOrThrow({ where: { id: versionId }, select: { content: true } })).content,
  );
  await moveTo(tx, held, versionId, chooseScopes(next.scopes, input.scopes), {
    grantedById: scope.person.personId,
    actor: scope.actor,
  });
}

/**
 * Switches optional permissions of the accepted version on and off. `held` is the grant the person was shown: a change in between is
 * `conflict`, so an old tab cannot give back what was taken away.
 */
export async function changeScopes(
  tx: Tx,
  scope: WorkspaceScope<"installation.update">,
  input: { installationId: string; held: readonly string[]; scopes: readonly string[] },
): Promise<void> {
  const held = await heldOrThrow(tx, scope, input.installationId);
  const since = scopeChanges(input.held, held.grants[0]?.scopes ?? []);
  if (since.added.length + since.removed.length > 0) throw new AppError("conflict");
  const declared = parseContent(held.version.content).scopes;
  await moveTo(tx, held, held.versionId, chooseScopes(declared, input.scopes), {
    grantedById: scope.person.personId,
    actor: scope.actor,
  });
}

async function heldOrThrow(tx: Tx, scope: WorkspaceScope<"installation.update">, shownId: string): Promise<Held> {
  const id = await lockInstallation(tx, scope, shownId);
  const held = id
    ? await tx.installation.findFirst({
        where: { id, workspaceId: scope.workspaceId, state: { in: ["pending", "active", "suspended"] } },
        select: HELD,
      })
    : null;
  if (!held) throw new AppError("not_found");
  return held;
}

async function moveTo(
  tx: Tx,
  held: Held,
  versionId: string,
  scopes: readonly string[],
  by: { grantedById: string | null; actor: typeof SYSTEM_ACTOR },
): Promise<void> {
  const changes = scopeChanges(held.grants[0]?.scopes ?? [], scopes);
  const sameScopes = changes.added.length === 0 && changes.removed.length === 0;
  if (sameScopes && versionId === held.versionId) return;
  const { count } = await tx.installation.updateMany({
    where: { id: held.id, versionId: held.versionId, state: { in: ["pending", "active", "suspended"] } },
    data: { versionId, ...(versionId === held.versionId ? {} : { offeredVersionId: null }) },
  });
  if (count === 0) throw new AppError("conflict");
  await replaceGrant(tx, {
    installationId: held.id,
    versionId,
    scopes,
    grantedById: by.grantedById,
    reason: "replaced",
  });
  await recordAudit(tx, {
    actor: by.actor,
    action: "installation.update",
    subject: { type: "installation", id: held.id },
    workspaceId: held.workspaceId,
    partnerId: held.partnerId,
    before: { version: held.versionId, scopes: held.grants[0]?.scopes ?? [] },
    after: { version: versionId, scopes: [...scopes] },
  });
  if (!sameScopes) await enqueue(tx, "installation.scopes_changed", { installationId: held.id, ...changes });
}
