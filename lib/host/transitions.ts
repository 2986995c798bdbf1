import type { z } from "zod";
import type { PolicyName } from "@/lib/accounts/policy";
import type { orderStatusSchema } from "@/lib/capabilities/records";
import { defineTransitions } from "@/lib/platform/transitions/define";
import { canMove, stepNames } from "@/lib/platform/transitions/derive";

type OrderStatus = z.output<typeof orderStatusSchema>;

/** How an order of the demo host moves; feeds the console's buttons and the guard alike. The host product keeps no audit. */
export const ORDERS = defineTransitions<OrderStatus, PolicyName>()({
  starts: ["open"],
  ends: ["fulfilled", "cancelled"],
  steps: {
    pay: { from: ["open"], to: "paid", policy: ["api.orders.write", "api.payments.create"], audit: null },
    fulfil: { from: ["paid"], to: "fulfilled", policy: "api.orders.write", audit: null },
    cancel: { from: ["open", "paid"], to: "cancelled", policy: "api.orders.write", audit: null },
  },
});

/** The statuses an order may take next, in the table's order. */
export function nextStatuses(status: OrderStatus): OrderStatus[] {
  return stepNames(ORDERS).flatMap((step) => (canMove(ORDERS, status, step) ? ORDERS.steps[step].to : []));
}
