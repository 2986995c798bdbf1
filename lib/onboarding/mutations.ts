import type { z } from "zod";
import { getPartnerScope } from "@/lib/accounts/gates/data";
import { nameNotOfHostOrThrow } from "@/lib/accounts/marketplace/data";
import type { PartnerScope, PersonScope } from "@/lib/accounts/types";
import { createWorkspace } from "@/lib/accounts/workspaces/mutations";
import { SCOPE_NAMES } from "@/lib/capabilities/constants";
import { createSampleData } from "@/lib/host/mutations";
import { createSandboxInstallation, followWorkingVersion, leaveDraft } from "@/lib/installs/sandbox/mutations";
import { createListing, createNextVersion, deleteDraft, updateVersion } from "@/lib/listings/mutations";
import type { CreateListingInput } from "@/lib/listings/schema";
import { createPartner } from "@/lib/partners/mutations";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formatId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { createEndpoint } from "@/lib/webhooks/endpoints/mutations";
import type { registerPartnerSchema } from "./schema";

/** Orders a sandbox starts with. */
const SAMPLE_ORDERS = 24;

/** The partner's oldest sandbox workspace. */
async function sandboxOf(tx: Tx, scope: PartnerScope<"listing.create" | "listing.edit">): Promise<string> {
  const sandbox = await tx.workspace.findFirst({
    where: { partnerId: scope.partnerId, environment: "sandbox", deletedAt: null },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  if (!sandbox) throw new AppError("not_ready", { sentence: say("portal.noSandbox") });
  return sandbox.id;
}

/**
 * A listing that can be tried at once: draft, clients, an active installation in the partner's sandbox with every scope (the client
 * asks only for what the draft declares), and the hosted test endpoint.
 */
export async function createListingWithSandbox(
  tx: Tx,
  scope: PartnerScope<"listing.create">,
  input: CreateListingInput & { isDemo?: boolean },
): Promise<{ listingId: string; versionId: string; sandboxClientId: string; liveClientId: string; slug: string }> {
  const made = await createListing(tx, scope, input);
  await createSandboxInstallation(tx, {
    partnerId: scope.partnerId,
    workspaceId: await sandboxOf(tx, scope),
    listingId: made.listingId,
    clientId: made.sandboxClientId,
    versionId: made.versionId,
    scopes: SCOPE_NAMES,
    personId: scope.person.personId,
  });
  await createEndpoint(tx, {
    clientId: made.sandboxClientId,
    partnerId: scope.partnerId,
    environment: "sandbox",
    transport: "inbox",
    url: "",
  });
  return made;
}

/** The next draft, which the sandbox tries from now on. Errors as `createNextVersion`. */
export async function createNextVersionWithSandbox(
  tx: Tx,
  scope: PartnerScope<"listing.edit">,
  input: Parameters<typeof createNextVersion>[2],
): ReturnType<typeof createNextVersion> {
  const made = await createNextVersion(tx, scope, input);
  await followWorkingVersion(tx, scope, input.listingId);
  return made;
}

/** Throws a draft away; the sandbox goes back to the version before it. Errors as `deleteDraft`. */
export async function deleteDraftWithSandbox(
  tx: Tx,
  scope: PartnerScope<"listing.edit">,
  input: { versionId: string },
): ReturnType<typeof deleteDraft> {
  await leaveDraft(tx, scope, input.versionId);
  return deleteDraft(tx, scope, input);
}

/**
 * Registers a company: partner with its owner, sandbox workspace with sample data, and a first listing named after it that may read
 * orders in the sandbox. Nothing waits for approval. Throws `not_ready` until the person's address is proven.
 */
export async function registerPartner(
  tx: Tx,
  scope: PersonScope<"partner.register">,
  input: z.output<typeof registerPartnerSchema>,
): Promise<{ partnerId: string; listingId: string; workspaceId: string }> {
  if (!scope.person.emailVerified) throw new AppError("not_ready", { sentence: say("portal.confirmEmailFirst") });
  await nameNotOfHostOrThrow(tx, input.name);
  const { partnerId } = await createPartner(tx, { ...input, ownerId: scope.person.personId, actor: scope.actor });
  const partner = await getPartnerScope(tx, scope.person, formatId("partner", partnerId), "listing.create");
  if (!partner) throw new AppError("not_found");
  const { workspaceId } = await createWorkspace(tx, {
    environment: "sandbox",
    name: `${input.name} sandbox`,
    partnerId,
    actor: scope.actor,
  });
  await createSampleData(tx, { workspaceId, environment: "sandbox", seed: seedOf(partnerId), orders: SAMPLE_ORDERS });
  const listing = await createFirstListing(tx, partner, input.name);
  return { partnerId, workspaceId, listingId: listing.listingId };
}

/** Same partner, same sample shop. */
function seedOf(partnerId: string): number {
  return Number.parseInt(partnerId.slice(-8), 16);
}

/** The first listing carries the company's name, or "… app" when that name is another listing's already. */
async function createFirstListing(
  tx: Tx,
  scope: PartnerScope<"listing.create">,
  company: string,
): Promise<{ listingId: string }> {
  const names = [
    company.slice(0, 30),
    `${company.slice(0, 26)} app`,
    `${company.slice(0, 20)} ${scope.partnerId.slice(-6)}`,
  ];
  for (const name of names) {
    const made = await createListingWithSandbox(tx, scope, { name, type: scope.isHouse ? "native" : "partner" }).catch(
      (error: unknown) => {
        if (error instanceof AppError && error.code === "invalid_input") return null;
        throw error;
      },
    );
    if (!made) continue;
    await updateVersion(tx, scope, {
      versionId: made.versionId,
      lockVersion: 0,
      patch: {
        scopes: [{ scope: "orders:read", reason: "Shows the orders of the workspace." }],
        events: [{ type: "order.created", reason: "Hears of a new order at once." }],
      },
    });
    return made;
  }
  throw new AppError("conflict");
}
