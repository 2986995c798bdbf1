import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { PartnerScope } from "@/lib/accounts/types";
import { BUSINESS_EVENTS } from "@/lib/capabilities/constants";
import { EVENTS } from "@/lib/capabilities/samples";
import type { EventType } from "@/lib/capabilities/types";
import { createSandboxInstallation } from "@/lib/installs/sandbox/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { createEndpoint } from "@/lib/webhooks/endpoints/mutations";
import { publishEvent } from "@/lib/webhooks/mutations";
import { makeListing } from "./listings";

/** What a receiver got. */
export type Received = { headers: Record<string, string>; body: string; at: number };

export type Receiver = {
  url: string;
  port: number;
  received: Received[];
  /** How it answers from now on; the default is 204. */
  answer: (respond: (request: IncomingMessage, response: ServerResponse, body: string) => void) => void;
  close: () => Promise<void>;
};

/** A partner's server on a free loopback port. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let respond = (_request: IncomingMessage, response: ServerResponse, _body: string): void => {
    response.writeHead(204).end();
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      received.push({ headers, body, at: Date.now() });
      respond(request, response, body);
    });
    request.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    port,
    received,
    answer: (next) => {
      respond = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An active sandbox installation with an endpoint: everything an event needs to go out. Ids are raw uuids. */
export type MadeSubscription = {
  scope: PartnerScope<never>;
  listingId: string;
  versionId: string;
  clientId: string;
  partnerId: string;
  workspaceId: string;
  installationId: string;
  endpointId: string;
  secret: string;
};

/** Scopes that cover every business event. */
export const ALL_SCOPES = ["orders:read", "customers:read", "payments:read", "subscriptions:read"] as const;

/** Makes one; the version declares every business event unless told otherwise. */
export async function makeSubscription(
  over: {
    url?: string;
    transport?: "http" | "inbox";
    scopes?: readonly string[];
    events?: readonly EventType[];
    endpointTypes?: readonly string[];
  } = {},
): Promise<MadeSubscription> {
  const types = over.events ?? BUSINESS_EVENTS;
  const listing = await makeListing({ patch: { events: types.map((type) => ({ type, reason: "To test it." })) } });
  const { partnerId } = listing.scope;
  const workspaceId = newId();
  const ids = await inTransaction(async (tx) => {
    await tx.workspace.create({ data: { id: workspaceId, environment: "sandbox", name: "Sandbox", partnerId } });
    const { installationId } = await createSandboxInstallation(tx, {
      partnerId,
      workspaceId,
      listingId: listing.listingId,
      clientId: listing.sandboxClientId,
      versionId: listing.versionId,
      scopes: over.scopes ?? ALL_SCOPES,
      personId: listing.scope.person.personId,
    });
    const { endpointId, secret } = await createEndpoint(tx, {
      clientId: listing.sandboxClientId,
      partnerId,
      environment: "sandbox",
      transport: over.transport ?? "http",
      url: over.url ?? "http://127.0.0.1:9/never",
      eventTypes: over.endpointTypes ?? [],
    });
    return { installationId, endpointId, secret };
  });
  return { ...listing, clientId: listing.sandboxClientId, partnerId, workspaceId, ...ids };
}

/** One more endpoint of the same client. */
export async function addEndpoint(
  subscription: MadeSubscription,
  url: string,
): Promise<{ endpointId: string; secret: string }> {
  const { clientId, partnerId } = subscription;
  return inTransaction((tx) =>
    createEndpoint(tx, { clientId, partnerId, environment: "sandbox", transport: "http", url }),
  );
}

/** Publishes a type's sample in the subscription's workspace. */
export async function publishSample(
  subscription: Pick<MadeSubscription, "workspaceId">,
  type: EventType = "order.created",
  over: { installationIds?: readonly string[]; data?: object } = {},
): Promise<{ eventId: string; deliveries: number }> {
  const data = over.data ?? EVENTS.find((event) => event.type === type)?.sample ?? {};
  const { environment } = await db().workspace.findUniqueOrThrow({
    where: { id: subscription.workspaceId },
    select: { environment: true },
  });
  return inTransaction((tx) =>
    publishEvent(tx, {
      environment,
      workspaceId: subscription.workspaceId,
      type,
      data,
      occurredAt: new Date(),
      source: "system",
      ...(over.installationIds ? { installationIds: over.installationIds } : {}),
    }),
  );
}
