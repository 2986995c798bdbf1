import { z } from "zod";
import {
  type CustomerRecord,
  type OrderRecord,
  orderLineSchema,
  type PaymentRecord,
  type SubscriptionRecord,
} from "@/lib/capabilities/records";
import type { HostCustomer, HostOrder, HostPayment, HostSubscription } from "@/lib/platform/generated/prisma/client";
import { formatId } from "@/lib/platform/ids";

/** Rows as the API and events show them. */
export function toOrderRecord(row: HostOrder): OrderRecord {
  return {
    id: formatId("order", row.id),
    number: row.number,
    status: row.status,
    customer_id: formatId("customer", row.customerId),
    currency: row.currency,
    total_minor: row.totalMinor.toString(),
    tax_minor: row.taxMinor.toString(),
    lines: z.array(orderLineSchema).parse(row.lines),
    note: row.note,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

export function toCustomerRecord(row: HostCustomer): CustomerRecord {
  return {
    id: formatId("customer", row.id),
    name: row.name,
    email: row.email,
    tax_number: row.taxNumber,
    note: row.note,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

export function toPaymentRecord(row: HostPayment): PaymentRecord {
  return {
    id: formatId("payment", row.id),
    order_id: formatId("order", row.orderId),
    status: row.status === "refunded" ? "refunded" : "completed",
    currency: row.currency,
    amount_minor: row.amountMinor.toString(),
    method: row.method,
    created_at: row.createdAt.toISOString(),
  };
}

export function toSubscriptionRecord(row: HostSubscription): SubscriptionRecord {
  return {
    id: formatId("subscription", row.id),
    customer_id: formatId("customer", row.customerId),
    plan: row.plan,
    status: row.status === "cancelled" ? "cancelled" : "active",
    currency: row.currency,
    amount_minor: row.amountMinor.toString(),
    started_at: row.startedAt.toISOString(),
    cancelled_at: row.cancelledAt?.toISOString() ?? null,
  };
}
