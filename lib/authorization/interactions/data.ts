import type Provider from "oidc-provider";
import { z } from "zod";
import { can } from "@/lib/accounts/policy";
import type { SignedIn } from "@/lib/accounts/types";
import { getClientRecord } from "@/lib/clients/data";
import { LIVE_STATES } from "@/lib/installs/constants";
import { getClientTarget } from "@/lib/installs/data";
import { offeredScopes } from "@/lib/installs/scope-choice";
import type { InstallTarget } from "@/lib/installs/types";
import type { Db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { getProvider } from "../provider/door";
import type { ChoiceState, ConsentRequest, WorkspaceChoice } from "./types";

export type StoredInteraction = InstanceType<Provider["Interaction"]>;

const paramsSchema = z.looseObject({
  client_id: z.string(),
  scope: z.string().default(""),
  workspace: z.string().optional(),
  prompt: z.string().optional(),
});

/** What we keep in an interaction's result beside the authorization server's own fields. */
const ownSchema = z.looseObject({
  binding: z.object({ sessionId: z.string() }),
  decided: z.object({ kind: z.enum(["agreed", "asked", "refused"]), installation: z.string().nullable() }).optional(),
});

/** An interaction that this session opened with its browser's cookie, or null when it is gone or another's. */
export async function findOwnInteraction(person: SignedIn, uid: string): Promise<StoredInteraction | null> {
  const provider = await getProvider();
  const interaction = await provider.Interaction.find(uid);
  if (!interaction) return null;
  const own = ownSchema.safeParse(interaction.result);
  return own.success && own.data.binding.sessionId === person.sessionId ? interaction : null;
}

/** Who asks, for what, and where it may be installed; null when the step is gone or another's, or the client installs nothing. */
export async function getConsentRequest(on: Db, person: SignedIn, uid: string): Promise<ConsentRequest | null> {
  const interaction = await findOwnInteraction(person, uid);
  if (!interaction) return null;
  const params = paramsSchema.parse(interaction.params);
  const client = await getClientRecord(on, params.client_id);
  const target = client ? await getClientTarget(on, client.id) : null;
  if (!client || !target) return null;
  const requested = params.scope.split(" ").filter(Boolean);
  const choices = await getChoices(on, person, target);
  const { decided } = ownSchema.parse(interaction.result);
  const hint = choices.find((choice) => choice.workspace === params.workspace)?.workspace ?? null;
  return {
    uid,
    target,
    clientName: client.name,
    requested,
    offered: offeredScopes(target.content.scopes, requested),
    hint,
    mayPass: hint !== null || (!params.workspace && !params.prompt),
    choices,
    decided: decided ? { ...decided, returnTo: interaction.returnTo } : null,
  };
}

/** The person's workspaces of the client's environment; a sandbox client sees only its own partner's, whose people need be no members. */
async function getChoices(on: Db, person: SignedIn, target: InstallTarget): Promise<WorkspaceChoice[]> {
  const sandbox = target.environment === "sandbox";
  const members = await on.workspaceMember.findMany({
    where: {
      personId: person.personId,
      workspace: {
        environment: target.environment,
        deletedAt: null,
        ...(sandbox ? { partnerId: target.partnerId } : {}),
      },
    },
    select: { role: true, workspace: { select: choiceFields(target.listingId) } },
    orderBy: { workspace: { name: "asc" } },
    take: 100,
  });
  const choices = members.map(({ role, workspace }) =>
    choiceOf(workspace, can({ kind: "workspace", role, own: true }, "installation.consent")),
  );
  return sandbox ? [...choices, ...(await getSandboxChoices(on, person, target, choices))] : choices;
}

/** The partner's sandboxes for one of its people, by their partner role. */
async function getSandboxChoices(
  on: Db,
  person: SignedIn,
  target: InstallTarget,
  known: readonly WorkspaceChoice[],
): Promise<WorkspaceChoice[]> {
  const member = await on.partnerMember.findFirst({
    where: { partnerId: target.partnerId, personId: person.personId, partner: { closedAt: null } },
    select: { role: true },
  });
  if (!member) return [];
  const workspaces = await on.workspace.findMany({
    where: {
      environment: "sandbox",
      deletedAt: null,
      partnerId: target.partnerId,
      id: { notIn: known.map((choice) => choice.workspaceId) },
    },
    select: choiceFields(target.listingId),
    orderBy: { name: "asc" },
    take: 100,
  });
  const mayConsent = can({ kind: "partner", role: member.role, own: true }, "installation.consent");
  return workspaces.map((workspace) => choiceOf(workspace, mayConsent));
}

/** What is read of a workspace for the choice, with what it has of this listing. */
function choiceFields(listingId: string) {
  return {
    id: true,
    name: true,
    plan: true,
    environment: true,
    _count: { select: { members: true } },
    installations: {
      where: { listingId, state: { in: [...LIVE_STATES, "requested" as const] } },
      select: { state: true },
    },
  };
}

type ChoiceRow = {
  id: string;
  name: string;
  plan: string;
  environment: "live" | "sandbox";
  _count: { members: number };
  installations: Array<{ state: string }>;
};

function choiceOf(workspace: ChoiceRow, mayConsent: boolean): WorkspaceChoice {
  return {
    workspace: formatId("workspace", workspace.id),
    workspaceId: workspace.id,
    name: workspace.name,
    plan: workspace.plan,
    members: workspace._count.members,
    environment: workspace.environment,
    mayConsent,
    state: choiceState(workspace.installations.map((installation) => installation.state)),
  };
}

/** The state that counts when a workspace has a live installation and an open request at once: the live one. */
export function choiceState(states: readonly string[]): ChoiceState {
  if (states.includes("active")) return "installed";
  if (states.includes("pending")) return "pending";
  if (states.includes("suspended") || states.includes("awaiting_payment")) return "blocked";
  return states.includes("requested") ? "requested" : "new";
}
