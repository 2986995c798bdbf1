import type { z } from "zod";
import type { HostScope } from "@/lib/accounts/types";
import type { CustomerRecord, OrderRecord, PaymentRecord, SubscriptionRecord } from "@/lib/capabilities/records";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId, parseIdOrThrow } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { getBusinessTime } from "@/lib/platform/time";
import { canMove } from "@/lib/platform/transitions/derive";
import { toCustomerRecord, toOrderRecord, toPaymentRecord, toSubscriptionRecord } from "./records";
import { makeSampleShop } from "./sample-data";
import type {
  createCustomerSchema,
  createOrderSchema,
  createPaymentSchema,
  updateCustomerSchema,
  updateOrderSchema,
} from "./schema";
import { nextStatuses, ORDERS } from "./transitions";

// The demo host's own writes carry no audit rows: the host product is not the marketplace. An app's writes show in the workspace's activity.

/** Minor units; keeps a total within the 15 digits of the record. */
const LARGEST_TOTAL = 999_999_999_999_999n;

function totalOf(lines: z.output<typeof createOrderSchema>["lines"]): bigint {
  return lines.reduce((sum, line) => sum + BigInt(line.quantity) * BigInt(line.unit_minor), 0n);
}

/** Makes an order with the next number of the workspace. */
export async function createOrder(
  tx: Tx,
  scope: HostScope<"api.orders.create">,
  input: z.output<typeof createOrderSchema>,
): Promise<OrderRecord> {
  const customerId = parseIdOrThrow("customer", input.customer_id);
  const customer = await tx.hostCustomer.findFirst({
    where: { id: customerId, workspaceId: scope.workspaceId },
    select: { id: true },
  });
  if (!customer) throw new AppError("invalid_input", { fields: { customer_id: [say("portal.customerUnknown")] } });
  const total = totalOf(input.lines);
  if (total > LARGEST_TOTAL) throw new AppError("invalid_input", { fields: { lines: [say("portal.totalLarge")] } });
  if (BigInt(input.tax_minor) > total)
    throw new AppError("invalid_input", { fields: { tax_minor: [say("portal.taxLarge")] } });
  // One order at a time gets a number; the lock ends with the transaction.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`order-number:${scope.workspaceId}`}, 0))`;
  const last = await tx.hostOrder.aggregate({ where: { workspaceId: scope.workspaceId }, _max: { number: true } });
  const now = await getBusinessTime(tx);
  const row = await tx.hostOrder.create({
    data: {
      id: newId(),
      environment: scope.environment,
      workspaceId: scope.workspaceId,
      number: (last._max.number ?? 1000) + 1,
      customerId,
      currency: input.currency,
      totalMinor: total,
      taxMinor: BigInt(input.tax_minor),
      lines: input.lines,
      note: input.note,
      createdAt: now,
      updatedAt: now,
    },
  });
  return toOrderRecord(row);
}

/** Changes status (by the table of orders) and note, guarded by the version it read. `expected` is the updated_at the caller read; another one is `stale`. */
export async function updateOrder(
  tx: Tx,
  scope: HostScope<"api.orders.write" | "api.payments.create">,
  id: string,
  input: z.output<typeof updateOrderSchema>,
  expected?: string,
): Promise<OrderRecord> {
  const before = await tx.hostOrder.findFirst({ where: { id, workspaceId: scope.workspaceId } });
  if (!before) throw new AppError("not_found");
  if (expected !== undefined && before.updatedAt.toISOString() !== expected) throw new AppError("stale");
  if (input.status && input.status !== before.status && !nextStatuses(before.status).includes(input.status)) {
    throw new AppError("invalid_input", {
      fields: { status: [say("portal.orderMove", { status: before.status, next: input.status })] },
    });
  }
  const { count } = await tx.hostOrder.updateMany({
    where: { id, workspaceId: scope.workspaceId, lockVersion: before.lockVersion },
    data: {
      ...(input.status ? { status: input.status } : {}),
      ...(input.note !== undefined ? { note: input.note } : {}),
      updatedAt: await getBusinessTime(tx),
      lockVersion: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError("conflict");
  return toOrderRecord(await tx.hostOrder.findUniqueOrThrow({ where: { id } }));
}

export async function createCustomer(
  tx: Tx,
  scope: HostScope<"api.customers.create">,
  input: z.output<typeof createCustomerSchema>,
): Promise<CustomerRecord> {
  const now = await getBusinessTime(tx);
  const row = await tx.hostCustomer.create({
    data: {
      id: newId(),
      environment: scope.environment,
      workspaceId: scope.workspaceId,
      name: input.name,
      email: input.email,
      taxNumber: input.tax_number,
      note: input.note,
      createdAt: now,
      updatedAt: now,
    },
  });
  return toCustomerRecord(row);
}

/** Changes tax number and note; nothing else of a customer is writable. */
export async function updateCustomer(
  tx: Tx,
  scope: HostScope<"api.customers.write">,
  id: string,
  input: z.output<typeof updateCustomerSchema>,
  expected?: string,
): Promise<CustomerRecord> {
  const before = await tx.hostCustomer.findFirst({ where: { id, workspaceId: scope.workspaceId } });
  if (!before) throw new AppError("not_found");
  if (expected !== undefined && before.updatedAt.toISOString() !== expected) throw new AppError("stale");
  const { count } = await tx.hostCustomer.updateMany({
    where: { id, workspaceId: scope.workspaceId, lockVersion: before.lockVersion },
    data: {
      ...(input.tax_number !== undefined ? { taxNumber: input.tax_number } : {}),
      ...(input.note !== undefined ? { note: input.note } : {}),
      updatedAt: await getBusinessTime(tx),
      lockVersion: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError("conflict");
  return toCustomerRecord(await tx.hostCustomer.findUniqueOrThrow({ where: { id } }));
}

/** Pays an open order in full: the order becomes paid in the same transaction, so it is paid once. */
export async function createPayment(
  tx: Tx,
  scope: HostScope<"api.payments.create">,
  input: z.output<typeof createPaymentSchema>,
): Promise<PaymentRecord> {
  const orderId = parseIdOrThrow("order", input.order_id);
  const before = await tx.hostOrder.findFirst({
    where: { id: orderId, workspaceId: scope.workspaceId },
    select: { status: true },
  });
  if (!before) throw new AppError("invalid_input", { fields: { order_id: [say("portal.orderUnknown")] } });
  if (!canMove(ORDERS, before.status, "pay"))
    throw new AppError("already_done", { sentence: say("portal.orderNotOpen", { status: before.status }) });
  const order = await updateOrder(tx, scope, orderId, { status: "paid" });
  const now = await getBusinessTime(tx);
  const row = await tx.hostPayment.create({
    data: {
      id: newId(),
      environment: scope.environment,
      workspaceId: scope.workspaceId,
      orderId,
      status: "completed",
      currency: order.currency,
      amountMinor: BigInt(order.total_minor),
      method: input.method,
      createdAt: now,
    },
  });
  return toPaymentRecord(row);
}

/** Ends an active subscription; a second time is `already_done`. */
export async function cancelSubscription(
  tx: Tx,
  scope: HostScope<"api.subscriptions.write">,
  id: string,
): Promise<SubscriptionRecord> {
  const found = await tx.hostSubscription.findFirst({ where: { id, workspaceId: scope.workspaceId } });
  if (!found) throw new AppError("not_found");
  const { count } = await tx.hostSubscription.updateMany({
    where: { id, workspaceId: scope.workspaceId, status: "active" },
    data: { status: "cancelled", cancelledAt: await getBusinessTime(tx) },
  });
  if (count === 0) throw new AppError("already_done");
  return toSubscriptionRecord(await tx.hostSubscription.findUniqueOrThrow({ where: { id } }));
}

/** Fills a workspace with an invented shop (lib/host/sample-data). Meant for an empty one: order numbers start at 1001. */
export async function createSampleData(
  tx: Tx,
  input: { workspaceId: string; environment: "live" | "sandbox"; seed: number; orders?: number },
): Promise<{ orders: number; customers: number }> {
  const shop = makeSampleShop(input.seed, await getBusinessTime(tx), input.orders);
  const tenant = { workspaceId: input.workspaceId, environment: input.environment };
  await tx.hostCustomer.createMany({
    data: shop.customers.map((row) => ({ ...row, ...tenant, updatedAt: row.createdAt })),
  });
  await tx.hostOrder.createMany({ data: shop.orders.map((row) => ({ ...row, ...tenant, updatedAt: row.createdAt })) });
  await tx.hostPayment.createMany({
    data: shop.payments.map((row) => ({ ...row, ...tenant, status: "completed", currency: "USD" })),
  });
  await tx.hostSubscription.createMany({
    data: shop.subscriptions.map((row) => ({ ...row, ...tenant, status: "active", currency: "USD" })),
  });
  return { orders: shop.orders.length, customers: shop.customers.length };
}
