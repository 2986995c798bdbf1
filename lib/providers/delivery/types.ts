import type { GuardedInput, GuardedResult } from "@/lib/platform/http/types";

/** Carries one signed delivery to where the endpoint is. Never throws: what went wrong is a value. */
export type DeliveryTransport = (request: GuardedInput) => Promise<GuardedResult>;
