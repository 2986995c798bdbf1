import type { GuardedResult } from "@/lib/platform/http/types";
import type { DELIVERIES } from "../transitions";
import type { AttemptTrigger, EndpointState, EndpointTransport } from "../types";

/** An endpoint as a worker needs it, read with every claim. */
export type EndpointTarget = {
  endpointId: string;
  state: EndpointState;
  transport: EndpointTransport;
  url: string;
  /** Decrypted, newest first. */
  secrets: readonly string[];
};

/** A delivery that this worker holds the lease of. `attempts` is how many were made in this round. */
export type ClaimedDelivery = {
  eventId: string;
  endpointId: string;
  installationId: string;
  sequence: bigint;
  attempts: number;
  trigger: AttemptTrigger;
};

/** What an attempt means for its delivery and endpoint. Seconds. */
export type Outcome = {
  action: Extract<keyof typeof DELIVERIES.steps, "deliver" | "retry" | "exhaust">;
  /** Until the next attempt, on `retry`. */
  delay: number | null;
  /** Leave the whole endpoint alone for so long. */
  hold: number | null;
  /** The endpoint said 410: switch it off. */
  gone: boolean;
  status: number | null;
  error: string | null;
};

/** A signed request, ready to be sent. */
export type SignedRequest = { url: string; headers: Record<string, string>; body: Buffer };

/** An attempt that ended, and what it means. */
export type Answered = {
  delivery: ClaimedDelivery;
  request: SignedRequest;
  result: GuardedResult;
  outcome: Outcome;
  startedAt: Date;
};

/** What the attempts of a batch say of one endpoint. */
export type EndpointNote = {
  endpointId: string;
  /** One of them succeeded. */
  well: boolean;
  /** One of them failed. */
  failed: boolean;
  /** It said 410. */
  gone: boolean;
  holdSeconds: number | null;
};

/** One attempt as it is recorded. */
export type AttemptRecord = {
  /** Made with the record, so that writing it twice keeps it once. */
  attemptId: string;
  delivery: ClaimedDelivery;
  outcome: Outcome;
  startedAt: Date;
  durationMs: number;
  url: string;
  /** JSON texts. */
  requestHeaders: string;
  responseHeaders: string | null;
  responseBody: string | null;
};
