import { DELIVERY_STATES } from "./constants";
import type { DeliveryState, EndpointState } from "./types";

/** What can happen to an endpoint. */
export type EndpointAction = "fail" | "succeed" | "give_up" | "gone" | "pause" | "resume";

type EndpointMove = { from: readonly EndpointState[]; to: EndpointState; by: "worker" | "partner" };

/**
 * The endpoint's state table. `fail` and `succeed` are attempts, `give_up` comes after five days of failing, `gone` is a 410 answer.
 * Paused and disabled endpoints get no deliveries but keep their backlog; `succeed` from paused is a probe that got through, which only
 * an endpoint that the product paused gets.
 */
export const ENDPOINT_MOVES: Record<EndpointAction, EndpointMove> = {
  fail: { from: ["active", "failing"], to: "failing", by: "worker" },
  succeed: { from: ["active", "failing", "paused"], to: "active", by: "worker" },
  give_up: { from: ["failing"], to: "paused", by: "worker" },
  gone: { from: ["active", "failing", "paused"], to: "disabled", by: "worker" },
  pause: { from: ["active", "failing"], to: "paused", by: "partner" },
  resume: { from: ["paused", "disabled"], to: "active", by: "partner" },
};

/** Whether an action is possible in a state: feeds buttons and guards alike. */
export function canMoveEndpoint(state: EndpointState, action: EndpointAction): boolean {
  return ENDPOINT_MOVES[action].from.includes(state);
}

/** The states in which an action is possible: the guard of a statement. */
export function endpointStatesBefore(action: EndpointAction): EndpointState[] {
  return [...ENDPOINT_MOVES[action].from];
}

/** What can happen to a delivery. */
export type DeliveryAction = "deliver" | "retry" | "exhaust" | "cancel" | "resend" | "recover_stopped";

type DeliveryMove = { from: readonly DeliveryState[]; to: DeliveryState };

/**
 * The delivery's state table: an attempt ends in `deliver`, `retry` or `exhaust` (the last one, or a week behind a paused endpoint);
 * `cancel` comes with uninstalling, with a permission taken back, with a stop of the listing or with the endpoint's end; what a stop
 * cancelled can be recovered once it is lifted.
 */
export const DELIVERY_MOVES: Record<DeliveryAction, DeliveryMove> = {
  deliver: { from: ["pending"], to: "delivered" },
  retry: { from: ["pending"], to: "pending" },
  exhaust: { from: ["pending"], to: "dead" },
  cancel: { from: ["pending"], to: "cancelled" },
  resend: { from: ["delivered", "dead", "pending"], to: "pending" },
  recover_stopped: { from: ["cancelled"], to: "pending" },
};

/** Whether an action is possible in a state. */
export function canMoveDelivery(state: DeliveryState, action: DeliveryAction): boolean {
  return DELIVERY_MOVES[action].from.includes(state);
}

/** The states in which every one of the actions is possible: the guard of a statement that may turn out to be any of them. */
export function deliveryStatesBefore(...actions: readonly DeliveryAction[]): DeliveryState[] {
  return DELIVERY_STATES.filter((state) => actions.every((action) => canMoveDelivery(state, action)));
}
