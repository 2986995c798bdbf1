import type { SignedIn } from "@/lib/accounts/types";
import { apiResource } from "@/lib/clients/constants";
import { isInstallable } from "@/lib/installs/installable";
import { db, inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formatId, parseId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { findStandingConsent } from "../consents/data";
import { noteGiver } from "../consents/mutations";
import { isOpenidScope, OPENID_SCOPES } from "../openid-scopes";
import { getProvider } from "../provider/door";
import { findOwnInteraction, getConsentRequest, type StoredInteraction } from "./data";
import type { ConsentRequest } from "./types";

// The authorization server's rows are written through its own models, each in its own statement: a step that stops half-way leaves a
// pending installation or an undecided request, and the person presses again.

async function save(interaction: StoredInteraction): Promise<void> {
  await interaction.save(Math.max(1, interaction.exp - Math.floor(Date.now() / 1000)));
}

/** Ties an interaction to the session of the browser that holds its cookie. False when it is gone. */
export async function bindInteraction(person: SignedIn, uid: string): Promise<boolean> {
  const provider = await getProvider();
  const interaction = await provider.Interaction.find(uid);
  if (!interaction) return false;
  interaction.result = { ...interaction.result, binding: { sessionId: person.sessionId } };
  await save(interaction);
  return true;
}

/**
 * Opens an interaction in a person's session. When a consent was kept for this client in the workspace the link names (or the only one
 * of theirs when it names none), the browser may go straight on: `returnTo`. Any member may use it: an owner or admin decided already,
 * and the partner's own state check ties the answer to the browser that began. Null when the interaction is gone.
 */
export async function openInteraction(person: SignedIn, uid: string): Promise<{ returnTo: string | null } | null> {
  if (!(await bindInteraction(person, uid))) return null;
  const request = await getConsentRequest(db(), person, uid);
  // The browser may ask more than once on its way here: a decision stands.
  if (request?.decided) return { returnTo: request.decided.returnTo };
  // A stop came after the decision: the page says so instead.
  if (!request?.target.clientId || !request.mayPass || !isInstallable(request.target)) return { returnTo: null };
  const hinted = request.hint ? parseId("workspace", request.hint) : null;
  const kept = await findStandingConsent(db(), person, { clientId: request.target.clientId, workspaceId: hinted });
  return kept ? agreeInteraction(person, request, kept) : { returnTo: null };
}

async function ownOrThrow(person: SignedIn, uid: string): Promise<StoredInteraction> {
  const interaction = await findOwnInteraction(person, uid);
  if (!interaction) throw new AppError("link_expired", { sentence: say("refusals.stepExpired") });
  if (interaction.result && "decided" in interaction.result) throw new AppError("already_done");
  return interaction;
}

/** Lets the authorization go on for an installation with the scopes it was given; what was asked for beyond is marked as refused. */
export async function agreeInteraction(
  person: SignedIn,
  request: Pick<ConsentRequest, "uid" | "requested">,
  agreed: { installationId: string; scopes: readonly string[] },
): Promise<{ returnTo: string }> {
  const interaction = await ownOrThrow(person, request.uid);
  const provider = await getProvider();
  const accountId = formatId("installation", agreed.installationId);
  const grant = new provider.Grant({ accountId, clientId: String(interaction.params.client_id) });
  const openid = OPENID_SCOPES.filter((scope) => request.requested.includes(scope));
  if (openid.length > 0) grant.addOIDCScope(openid.join(" "));
  const refused = request.requested.filter((scope) => !isOpenidScope(scope) && !agreed.scopes.includes(scope));
  if (agreed.scopes.length > 0) grant.addResourceScope(apiResource(), agreed.scopes.join(" "));
  if (refused.length > 0) grant.rejectResourceScope(apiResource(), refused.join(" "));
  const grantId = await grant.save();
  await inTransaction((tx) => noteGiver(tx, grantId, person.personId));
  interaction.result = {
    ...interaction.result,
    decided: { kind: "agreed", installation: accountId },
    login: { accountId, remember: false },
    consent: { grantId },
  };
  await save(interaction);
  return { returnTo: interaction.returnTo };
}

/** Ends the authorization: the partner gets `access_denied` when the browser goes on. The reason stays with the workspace. */
export async function denyInteraction(
  person: SignedIn,
  uid: string,
  decided: { kind: "asked" | "refused"; installation: string | null },
): Promise<{ returnTo: string }> {
  const interaction = await ownOrThrow(person, uid);
  interaction.result = {
    ...interaction.result,
    decided,
    error: "access_denied",
    error_description:
      decided.kind === "asked" ? "somebody in the workspace has to decide first" : "the workspace did not agree",
  };
  await save(interaction);
  return { returnTo: interaction.returnTo };
}
