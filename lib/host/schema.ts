import { z } from "zod";
import { orderLineSchema, orderStatusSchema } from "@/lib/capabilities/records";
import { say } from "@/lib/platform/messages/said";
import { emailText } from "@/lib/platform/text/email-address";

const shownId = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{26}$`), say("portal.idKind"));

/** Cursor pages: newest first. `limit` 1 to 100. */
const page = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(60).optional(),
};
const since = z.iso.datetime({ offset: true }).optional();

export const listOrdersSchema = z.strictObject({
  ...page,
  status: orderStatusSchema.optional(),
  customer: shownId("cus").optional(),
  created_after: since,
});
export const listCustomersSchema = z.strictObject({
  ...page,
  email: z.string().max(200).optional(),
  created_after: since,
});
export const listPaymentsSchema = z.strictObject({ ...page, order: shownId("ord").optional(), created_after: since });
export const listSubscriptionsSchema = z.strictObject({
  ...page,
  status: z.enum(["active", "cancelled"]).optional(),
  customer: shownId("cus").optional(),
});

export const orderParamsSchema = z.object({ order: z.string() });
export const customerParamsSchema = z.object({ customer: z.string() });
export const paymentParamsSchema = z.object({ payment: z.string() });
export const subscriptionParamsSchema = z.object({ subscription: z.string() });

/** Made by the host product itself (platform key); `tax_minor` is part of the lines' sum, not added to it. */
export const createOrderSchema = z.strictObject({
  customer_id: shownId("cus"),
  currency: z.enum(["USD", "EUR", "GBP", "ILS"]).default("USD"),
  lines: z.array(orderLineSchema).min(1, say("portal.linesMissing")).max(50),
  tax_minor: z
    .string()
    .regex(/^\d{1,15}$/, say("portal.minorUnits"))
    .default("0"),
  note: z.string().max(2_000).default(""),
});

/** What an app with orders:write, and the host, may change. */
export const updateOrderSchema = z
  .strictObject({ status: orderStatusSchema.optional(), note: z.string().max(2_000).optional() })
  .refine((change) => change.status !== undefined || change.note !== undefined, say("portal.orderPatchEmpty"));

export const createCustomerSchema = z.strictObject({
  name: z.string().trim().min(1, say("portal.nameMissing")).max(120),
  email: emailText(),
  tax_number: z.string().trim().max(40).nullable().default(null),
  note: z.string().max(2_000).default(""),
});

export const updateCustomerSchema = z
  .strictObject({ tax_number: z.string().trim().max(40).nullable().optional(), note: z.string().max(2_000).optional() })
  .refine((change) => change.tax_number !== undefined || change.note !== undefined, say("portal.customerPatchEmpty"));

export const createPaymentSchema = z.strictObject({
  order_id: shownId("ord"),
  method: z.enum(["card", "transfer", "cash"]).default("card"),
});

/** Only ending is possible: `{"status": "cancelled"}`. */
export const updateSubscriptionSchema = z.strictObject({ status: z.literal("cancelled") });
