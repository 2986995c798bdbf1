import type { z } from "zod";
import { getWorkspaceScope } from "@/lib/accounts/gates/data";
import type { AnyWorkspaceScope, PersonScope, WorkspaceScope } from "@/lib/accounts/types";
import { consentToInstall } from "@/lib/installs/mutations";
import { requestInstallation } from "@/lib/installs/requests/mutations";
import { recordAudit } from "@/lib/platform/audit";
import { db, inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formatId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { getConsentRequest } from "../data";
import { agreeInteraction, denyInteraction } from "../mutations";
import type { agreeSchema, askSchema, refuseSchema } from "../schema";
import type { ConsentRequest } from "../types";

// Each step first commits what the workspace decided and then tells the authorization server. The other order could send a partner a
// code for an installation that is not there.

async function requestFor(scope: AnyWorkspaceScope, uid: string): Promise<ConsentRequest> {
  const request = await getConsentRequest(db(), scope.person, uid);
  if (!request) throw new AppError("link_expired");
  if (request.decided) throw new AppError("already_done");
  if (!request.choices.some((choice) => choice.workspaceId === scope.workspaceId)) throw new AppError("not_found");
  return request;
}

/** An owner or admin agrees with the optional permissions chosen; a partner that would get none at all cannot be connected. */
export async function agreeToRequest(
  scope: WorkspaceScope<"installation.consent">,
  input: z.output<typeof agreeSchema>,
): Promise<void> {
  const request = await requestFor(scope, input.uid);
  const any =
    request.offered.length === 0 || request.offered.some((use) => !use.optional || input.scopes.includes(use.scope));
  if (!any) throw new AppError("invalid_input", { fields: { scopes: [say("fields.scopeNeeded")] } });
  const consented = await inTransaction((tx) =>
    consentToInstall(tx, scope, request.target, {
      shown: input.version,
      requested: request.requested,
      chosen: input.scopes,
    }),
  );
  await agreeInteraction(scope.person, request, consented);
}

/** A member asks a named person to decide. */
export async function askForRequest(
  scope: WorkspaceScope<"installation.request">,
  input: z.output<typeof askSchema>,
): Promise<void> {
  const request = await requestFor(scope, input.uid);
  const { installationId } = await inTransaction((tx) =>
    requestInstallation(tx, scope, request.target, {
      decider: input.decider,
      reason: input.reason,
      requested: request.requested,
    }),
  );
  const installation = formatId("installation", installationId);
  await denyInteraction(scope.person, input.uid, { kind: "asked", installation });
}

/** Anyone says no. With a workspace the person belongs to, its history keeps the reason. */
export async function refuseForPerson(
  scope: PersonScope<"oauth.consent.read">,
  input: z.output<typeof refuseSchema>,
): Promise<void> {
  const request = await getConsentRequest(db(), scope.person, input.uid);
  if (!request) throw new AppError("link_expired");
  const workspace = await getWorkspaceScope(db(), scope.person, input.workspace, "workspace.read");
  if (workspace) {
    await inTransaction((tx) =>
      recordAudit(tx, {
        actor: scope.actor,
        action: "installation.refuse",
        subject: { type: "listing", id: request.target.listingId },
        workspaceId: workspace.workspaceId,
        partnerId: request.target.partnerId,
        after: { refused: request.target.content.name },
        reason: input.reason || null,
      }),
    );
  }
  await denyInteraction(scope.person, input.uid, { kind: "refused", installation: null });
}
