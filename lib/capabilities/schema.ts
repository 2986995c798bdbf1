import { z } from "zod";
import { say } from "@/lib/platform/messages/said";
import { emailText } from "@/lib/platform/text/email-address";
import type { EventType } from "./types";

const id = z.string().min(1).max(100);
const at = z.iso.datetime({ offset: true });
/** Minor units as a decimal string, so that JSON keeps them exact. */
const minor = z.string().regex(/^-?\d{1,18}$/, say("portal.minorUnits"));
const currency = z.string().regex(/^[A-Z]{3}$/, say("portal.currency"));

// Loose on purpose: a platform may add fields, receivers ignore what they do not know. Named fields keep their type for ever.

const order = z.looseObject({
  id,
  number: z.int().min(1).optional(),
  status: z.enum(["open", "paid", "fulfilled", "cancelled"]),
  currency,
  total_minor: minor,
  tax_minor: minor.optional(),
  customer_id: id.optional(),
  lines: z
    .array(z.looseObject({ name: z.string().max(200), quantity: z.number().positive(), unit_minor: minor.optional() }))
    .max(500)
    .optional(),
  created_at: at.optional(),
  updated_at: at.optional(),
});

const customer = z.looseObject({
  id,
  name: z.string().max(200),
  email: emailText().optional(),
  created_at: at.optional(),
});

const payment = z.looseObject({
  id,
  order_id: id.optional(),
  status: z.literal("completed"),
  currency,
  amount_minor: minor,
  method: z.string().max(40).optional(),
  created_at: at.optional(),
});

const subscription = z.looseObject({
  id,
  customer_id: id.optional(),
  plan: z.string().max(100),
  status: z.literal("cancelled"),
  currency: currency.optional(),
  amount_minor: minor.optional(),
  cancelled_at: at.nullish(),
});

const workspace = z.looseObject({ id, name: z.string() });

/** What `data` of each type looks like: what publishing is checked against, and what the documentation shows. */
export const EVENT_DATA = {
  "order.created": order,
  "order.updated": order,
  "customer.created": customer,
  "payment.completed": payment,
  "subscription.cancelled": subscription,
  "app.installed": z.looseObject({ workspace, version: z.string(), scopes: z.array(z.string()) }),
  "app.uninstalled": z.looseObject({ workspace, reason: z.string().nullable(), uninstalled_at: at }),
  "app.scopes_changed": z.looseObject({
    scopes: z.array(z.string()),
    added: z.array(z.string()),
    removed: z.array(z.string()),
  }),
  "customer.data_request": z.looseObject({ request_id: id, customer_id: id.nullable(), due_at: at }),
  "customer.redact": z.looseObject({
    deletion_id: id,
    /** Null: everything of the workspace. */
    customer_id: id.nullable(),
    confirm_url: z.url(),
    confirm_token: z.string(),
    due_at: at,
  }),
} as const satisfies Record<EventType, z.ZodType>;
