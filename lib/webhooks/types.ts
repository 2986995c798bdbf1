import type { EventType } from "@/lib/capabilities/types";
import type { DELIVERY_STATES, ENDPOINT_STATES } from "./constants";

export type EndpointState = (typeof ENDPOINT_STATES)[number];
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export type EndpointTransport = "http" | "inbox";

/** Why an attempt was made. */
export type AttemptTrigger = "automatic" | "resend" | "recover" | "test" | "probe";

/** What is published: `data` must already fit the type's schema. Ids are raw uuids. */
export type PublishInput = {
  environment: "live" | "sandbox";
  workspaceId: string;
  type: EventType;
  data: unknown;
  occurredAt: Date;
  /** key:<uuid>, system, test:<person uuid> */
  source: string;
  /** Set by handlers that may run twice: an event with this id is stored once. */
  eventId?: string;
  /** Life-cycle events name their installations; they need no grant and no live installation. */
  installationIds?: readonly string[];
};
