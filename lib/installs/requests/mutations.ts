import type { AnyWorkspaceScope, WorkspaceScope } from "@/lib/accounts/types";
import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formatId, newId, parseId } from "@/lib/platform/ids";
import { getBusinessTime } from "@/lib/platform/time";
import { move } from "@/lib/platform/transitions/move";
import { LIVE_STATES } from "../constants";
import { getDeciders, getLiveTarget } from "../data";
import { assertInstallable, consentToInstall } from "../mutations";
import { finishUrl, queueNotice } from "../notices";
import { offeredScopes } from "../scope-choice";
import { INSTALLATIONS } from "../transitions";
import type { Consented, InstallTarget } from "../types";

/**
 * A member asks for an integration. One person is named to decide, all owners and admins hear of it. Throws already_done when the
 * workspace has it or somebody asked before, blocked when it takes no new installations.
 */
export async function requestInstallation(
  tx: Tx,
  scope: WorkspaceScope<"installation.request">,
  target: InstallTarget,
  input: { decider: string; reason: string; requested: readonly string[] },
): Promise<{ installationId: string; deciderName: string }> {
  assertInstallable(target, scope.environment);
  const has = await tx.installation.count({
    where: { workspaceId: scope.workspaceId, listingId: target.listingId, state: { in: [...LIVE_STATES] } },
  });
  if (has > 0) throw new AppError("already_done");
  const deciders = await getDeciders(tx, scope);
  const decider = deciders.find((person) => person.personId === parseId("person", input.decider)) ?? deciders[0];
  if (!decider) throw new AppError("not_ready");
  const installationId = newId();
  const { count } = await tx.installation.createMany({
    data: [
      {
        id: installationId,
        environment: scope.environment,
        workspaceId: scope.workspaceId,
        listingId: target.listingId,
        partnerId: target.partnerId,
        clientId: target.clientId,
        versionId: target.versionId,
        state: "requested",
        requestedById: scope.person.personId,
        requestReason: input.reason,
        requestedScopes: offeredScopes(target.content.scopes, input.requested).map((use) => use.scope),
        deciderId: decider.personId,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw new AppError("already_done");
  await recordAudit(tx, {
    actor: scope.actor,
    action: "installation.request",
    subject: { type: "installation", id: installationId },
    workspaceId: scope.workspaceId,
    partnerId: target.partnerId,
    after: { state: "requested", decider: decider.name },
    reason: input.reason,
  });
  const values = {
    listing: target.content.name,
    who: scope.person.name,
    workspace: scope.workspaceName,
    decider: decider.name,
    reason: input.reason || "-",
  };
  for (const reader of deciders) {
    await queueNotice(
      tx,
      reader.personId === decider.personId ? "installAskedOfYou" : "installRequested",
      reader,
      values,
      scope.workspaceId,
      `/requests/${formatId("installation", installationId)}`,
    );
  }
  return { installationId, deciderName: decider.name };
}

type OpenRequest = {
  id: string;
  listingId: string;
  partnerId: string;
  requestedById: string | null;
  requestedScopes: string[];
};

async function openRequest(tx: Tx, scope: AnyWorkspaceScope, shownId: string): Promise<OpenRequest> {
  const id = parseId("installation", shownId);
  const rows = await tx.$queryRaw<Array<OpenRequest & { state: string }>>`
    SELECT id, listing_id AS "listingId", partner_id AS "partnerId", requested_by_id AS "requestedById",
           requested_scopes AS "requestedScopes", state::text AS state
    FROM installation WHERE id = ${id}::uuid AND workspace_id = ${scope.workspaceId}::uuid FOR UPDATE`;
  const row = rows[0];
  if (!row) throw new AppError("not_found");
  if (row.state !== "requested") throw new AppError("already_done");
  return row;
}

/**
 * An owner or admin agrees to a request with the permissions chosen. It is for the version published now, not the one seen when asked;
 * `version` is the one the page showed them, and another one by now is `conflict`.
 * The person who asked is mailed the way on to the partner.
 */
export async function approveRequest(
  tx: Tx,
  scope: WorkspaceScope<"installation.decide">,
  input: { installationId: string; version: string; scopes: readonly string[] },
): Promise<Consented & { clientId: string | null }> {
  const request = await openRequest(tx, scope, input.installationId);
  const target = await getLiveTarget(tx, { id: request.listingId });
  if (!target) throw new AppError("blocked");
  const consented = await consentToInstall(tx, scope, target, {
    shown: input.version,
    requested: [],
    chosen: input.scopes,
  });
  const readers = await readersOf(tx, scope, request.requestedById, scope.person.personId);
  const url =
    target.clientId && target.content.installUrl ? finishUrl(target.content.installUrl, scope, request.id) : null;
  const path = url ?? `/installed/${formatId("installation", request.id)}`;
  const values = {
    listing: target.content.name,
    decider: scope.person.name,
    workspace: scope.workspaceName,
    partner: target.partnerName,
  };
  for (const reader of readers) await queueNotice(tx, "installApproved", reader, values, scope.workspaceId, path);
  return { ...consented, clientId: target.clientId };
}

/** Those of them who are in the workspace now: a request does not outlive its asker's membership. */
async function readersOf(tx: Tx, scope: AnyWorkspaceScope, ...people: Array<string | null>) {
  const ids = [...new Set(people.filter((id) => id !== null))];
  return tx.person.findMany({
    where: { id: { in: ids }, deletedAt: null, memberships: { some: { workspaceId: scope.workspaceId } } },
    select: { name: true, email: true, locale: true },
  });
}

/** An owner or admin says no; the person who asked reads the reason. */
export async function refuseRequest(
  tx: Tx,
  scope: WorkspaceScope<"installation.decide">,
  input: { installationId: string; reason: string },
): Promise<void> {
  const request = await openRequest(tx, scope, input.installationId);
  const { where, data, audit } = await ending(tx, scope, request, "refused", input.reason);
  await move(tx, scope, INSTALLATIONS, "refuse", {
    write: (guard, state) =>
      tx.installation.updateMany({ where: { ...where, state: guard }, data: { ...data, state } }),
    audit,
  });
  const [reader] = await readersOf(tx, scope, request.requestedById);
  const target = await getLiveTarget(tx, { id: request.listingId });
  if (!reader || !target) return;
  const values = {
    listing: target.content.name,
    decider: scope.person.name,
    workspace: scope.workspaceName,
    reason: input.reason,
  };
  await queueNotice(
    tx,
    "installRefused",
    reader,
    values,
    scope.workspaceId,
    `/requests/${formatId("installation", request.id)}`,
  );
}

/** Whoever asked takes it back; an owner or admin may clear it away too. */
export async function withdrawRequest(
  tx: Tx,
  scope: WorkspaceScope<"installation.withdraw">,
  shownId: string,
): Promise<void> {
  const request = await openRequest(tx, scope, shownId);
  if (request.requestedById !== scope.person.personId && scope.role === "member") throw new AppError("not_found");
  const { where, data, audit } = await ending(tx, scope, request, "withdrawn", null);
  await move(tx, scope, INSTALLATIONS, "withdraw", {
    write: (guard, state) =>
      tx.installation.updateMany({ where: { ...where, state: guard }, data: { ...data, state } }),
    audit,
  });
}

/** The last word on a request: what the row keeps of it, and what the audit says. */
async function ending(tx: Tx, scope: AnyWorkspaceScope, request: OpenRequest, state: string, reason: string | null) {
  return {
    where: { id: request.id, workspaceId: scope.workspaceId },
    data: { decidedById: scope.person.personId, decidedAt: await getBusinessTime(tx), decisionReason: reason },
    audit: {
      subject: { type: "installation", id: request.id },
      workspaceId: scope.workspaceId,
      partnerId: request.partnerId,
      before: { state: "requested" },
      after: { state },
      reason,
    },
  };
}
