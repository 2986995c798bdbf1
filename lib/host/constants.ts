import type { z } from "zod";
import type { orderStatusSchema } from "@/lib/capabilities/records";

type OrderStatus = z.output<typeof orderStatusSchema>;

/** Which status an order may take next; feeds the console's buttons and the guard alike. */
export const ORDER_TRANSITIONS: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  open: ["paid", "cancelled"],
  paid: ["fulfilled", "cancelled"],
  fulfilled: [],
  cancelled: [],
};
