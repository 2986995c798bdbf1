import { z } from "zod";
import { say } from "@/lib/platform/messages/said";

// The records of the demo host product as `/api/v1` answers them and as events carry them. Amounts are minor units as
// decimal strings, so that JSON keeps them exact; every record fits its event type in ./schema.

const id = (prefix: string, what: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-z]{26}$`))
    .meta({ description: `Id of ${what}.`, example: `${prefix}_01jd0000000000000000000000` });
const minor = z
  .string()
  .regex(/^\d{1,15}$/, say("portal.minorUnits"))
  .meta({ description: "Minor units of `currency` (cents), as a decimal string.", example: "1999" });
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ description: "ISO 4217 code." });
const moment = z.iso.datetime().meta({ description: "UTC." });

export const orderStatusSchema = z.enum(["open", "paid", "fulfilled", "cancelled"]);

export const orderLineSchema = z.strictObject({
  name: z.string().trim().min(1, say("portal.itemMissing")).max(120),
  quantity: z.int().min(1).max(10_000),
  unit_minor: minor,
});

/** An order with its lines. `total_minor` includes `tax_minor`. */
export const orderRecordSchema = z
  .strictObject({
    id: id("ord", "the order"),
    number: z.int(),
    status: orderStatusSchema,
    customer_id: id("cus", "its customer"),
    currency,
    total_minor: minor,
    tax_minor: minor,
    lines: z.array(orderLineSchema),
    note: z.string(),
    created_at: moment,
    updated_at: moment,
  })
  .meta({ id: "Order", title: "Order" });

export const customerRecordSchema = z
  .strictObject({
    id: id("cus", "the customer"),
    name: z.string(),
    email: z.string(),
    tax_number: z.string().nullable(),
    note: z.string(),
    created_at: moment,
    updated_at: moment,
  })
  .meta({ id: "Customer", title: "Customer" });

export const paymentRecordSchema = z
  .strictObject({
    id: id("pay", "the payment"),
    order_id: id("ord", "the order it pays"),
    status: z.enum(["completed", "refunded"]),
    currency,
    amount_minor: minor,
    method: z.string(),
    created_at: moment,
  })
  .meta({ id: "Payment", title: "Payment" });

export const subscriptionRecordSchema = z
  .strictObject({
    id: id("sbn", "the subscription"),
    customer_id: id("cus", "its customer"),
    plan: z.string(),
    status: z.enum(["active", "cancelled"]),
    currency,
    amount_minor: minor,
    started_at: moment,
    cancelled_at: moment.nullable(),
  })
  .meta({ id: "Subscription", title: "Subscription" });

export type OrderRecord = z.output<typeof orderRecordSchema>;
export type CustomerRecord = z.output<typeof customerRecordSchema>;
export type PaymentRecord = z.output<typeof paymentRecordSchema>;
export type SubscriptionRecord = z.output<typeof subscriptionRecordSchema>;
