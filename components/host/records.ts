import { z } from "zod";

// The records of the shop as the public API answers them. The console reads the API as any other client would, so it has its own
// schemas: they name what it shows and let through what they do not know, because events carry the whole record on.

const moment = z.iso.datetime();
const record = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).catchall(z.json());

export const orderSchema = record({
  id: z.string(),
  number: z.int(),
  status: z.enum(["open", "paid", "fulfilled", "cancelled"]),
  customer_id: z.string(),
  currency: z.string(),
  total_minor: z.string(),
  tax_minor: z.string(),
  lines: z.array(z.object({ name: z.string(), quantity: z.int(), unit_minor: z.string() })),
  note: z.string(),
  created_at: moment,
  updated_at: moment,
});

export const customerSchema = record({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  tax_number: z.string().nullable(),
  note: z.string(),
  created_at: moment,
});

export const paymentSchema = record({
  id: z.string(),
  order_id: z.string(),
  status: z.string(),
  currency: z.string(),
  amount_minor: z.string(),
  method: z.string(),
  created_at: moment,
});

export const subscriptionSchema = record({
  id: z.string(),
  customer_id: z.string(),
  plan: z.string(),
  status: z.enum(["active", "cancelled"]),
  currency: z.string(),
  amount_minor: z.string(),
  started_at: moment,
  cancelled_at: moment.nullable(),
});

export type Order = z.output<typeof orderSchema>;
export type OrderStatus = Order["status"];
export type Customer = z.output<typeof customerSchema>;
export type Payment = z.output<typeof paymentSchema>;
export type Subscription = z.output<typeof subscriptionSchema>;
