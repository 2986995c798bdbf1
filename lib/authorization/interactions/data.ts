import type Provider from "oidc-provider";
import { z } from "zod";
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

/** The person's workspaces of the client's environment; a sandbox client sees only its own partner's. */
async function getChoices(on: Db, person: SignedIn, target: InstallTarget): Promise<WorkspaceChoice[]> {
  const members = await on.workspaceMember.findMany({
    where: {
      personId: person.personId,
      workspace: {
        environment: target.environment,
        deletedAt: null,
        ...(target.environment === "sandbox" ? { partnerId: target.partnerId } : {}),
      },
    },
    select: {
      role: true,
      workspace: {
        select: {
          id: true,
          name: true,
          plan: true,
          environment: true,
          _count: { select: { members: true } },
          installations: {
            where: { listingId: target.listingId, state: { in: [...LIVE_STATES, "requested"] } },
            select: { state: true },
          },
        },
      },
    },
    orderBy: { workspace: { name: "asc" } },
    take: 100,
  });
  return members.map(({ role, workspace }) => ({
    workspace: formatId("workspace", workspace.id),
    workspaceId: workspace.id,
    name: workspace.name,
    plan: workspace.plan,
    members: workspace._count.members,
    environment: workspace.environment,
    mayConsent: role !== "member",
    state: choiceState(workspace.installations.map((installation) => installation.state)),
  }));
}

/** The state that counts when a workspace has a live installation and an open request at once: the live one. */
export function choiceState(states: readonly string[]): ChoiceState {
  if (states.includes("active")) return "installed";
  if (states.includes("pending")) return "pending";
  if (states.includes("suspended") || states.includes("awaiting_payment")) return "blocked";
  return states.includes("requested") ? "requested" : "new";
}
