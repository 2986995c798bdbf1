import type { PolicyName } from "@/lib/accounts/policy";
import { defineTransitions } from "@/lib/platform/transitions/define";
import type { DeliveryState, EndpointState } from "./types";

/**
 * The endpoint's state table. `fail` and `succeed` are attempts, `give_up` comes after five days of failing, `gone` is a 410 answer.
 * Paused and disabled endpoints get no deliveries but keep their backlog; `succeed` from paused is a probe that got through, which only
 * an endpoint that the product paused gets. Attempts leave no audit rows: the delivery log has them.
 */
export const ENDPOINTS = defineTransitions<EndpointState, PolicyName>()({
  starts: ["active"],
  ends: [],
  steps: {
    fail: { from: ["active", "failing"], to: "failing", policy: null, audit: null },
    succeed: { from: ["active", "failing", "paused"], to: "active", policy: null, audit: null },
    give_up: { from: ["failing"], to: "paused", policy: null, audit: "endpoint.give_up" },
    gone: { from: ["active", "failing", "paused"], to: "disabled", policy: null, audit: "endpoint.gone" },
    pause: { from: ["active", "failing"], to: "paused", policy: "endpoint.manage", audit: "endpoint.pause" },
    resume: { from: ["paused", "disabled"], to: "active", policy: "endpoint.manage", audit: "endpoint.resume" },
  },
});

/**
 * The delivery's state table: an attempt ends in `deliver`, `retry` or `exhaust` (the last one, or a week behind a paused endpoint);
 * `cancel` comes with uninstalling, with a permission taken back, with a stop of the listing or with the endpoint's end; what a stop
 * cancelled can be recovered once it is lifted. Deliveries move many at once, by statements that take their states from here.
 */
export const DELIVERIES = defineTransitions<DeliveryState, PolicyName>()({
  starts: ["pending"],
  ends: [],
  steps: {
    deliver: { from: ["pending"], to: "delivered", policy: null, audit: null },
    retry: { from: ["pending"], to: "pending", policy: null, audit: null },
    exhaust: { from: ["pending"], to: "dead", policy: null, audit: null },
    cancel: { from: ["pending"], to: "cancelled", policy: null, audit: null },
    resend: { from: ["pending", "delivered", "dead"], to: "pending", policy: "delivery.resend", audit: null },
    recover_stopped: { from: ["cancelled"], to: "pending", policy: "delivery.resend", audit: null },
  },
});
