import type { z } from "zod";
import type { AnyHostScope } from "@/lib/accounts/types";
import type { CustomerRecord, OrderRecord, PaymentRecord, SubscriptionRecord } from "@/lib/capabilities/records";
import type { Db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { firstIdAt, type IdKind, parseId, parseIdOrThrow } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { toCustomerRecord, toOrderRecord, toPaymentRecord, toSubscriptionRecord } from "./records";
import type { listCustomersSchema, listOrdersSchema, listPaymentsSchema, listSubscriptionsSchema } from "./schema";
import type { RecordPage } from "./types";

function idFilter(
  kind: IdKind,
  cursor: string | undefined,
  createdAfter?: string,
): { id?: { lt?: string; gte?: string } } {
  const before = cursor === undefined ? null : parseId(kind, cursor);
  if (cursor !== undefined && !before)
    throw new AppError("invalid_input", { fields: { cursor: [say("portal.cursorWrong")] } });
  const bounds = {
    ...(before ? { lt: before } : {}),
    ...(createdAfter ? { gte: firstIdAt(new Date(createdAfter)) } : {}),
  };
  return Object.keys(bounds).length > 0 ? { id: bounds } : {};
}

function toPage<Row, T extends { id: string }>(rows: Row[], limit: number, map: (row: Row) => T): RecordPage<T> {
  const data = rows.slice(0, limit).map(map);
  return { data, next_cursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}

const newestFirst = { id: "desc" } as const;

/** Orders of the workspace, newest first. */
export async function listOrders(
  on: Db,
  scope: AnyHostScope,
  query: z.output<typeof listOrdersSchema>,
): Promise<RecordPage<OrderRecord>> {
  const rows = await on.hostOrder.findMany({
    where: {
      workspaceId: scope.workspaceId,
      ...idFilter("order", query.cursor, query.created_after),
      ...(query.status ? { status: query.status } : {}),
      ...(query.customer ? { customerId: parseIdOrThrow("customer", query.customer) } : {}),
    },
    orderBy: newestFirst,
    take: query.limit + 1,
  });
  return toPage(rows, query.limit, toOrderRecord);
}

export async function getOrder(on: Db, scope: AnyHostScope, id: string): Promise<OrderRecord | null> {
  const row = await on.hostOrder.findFirst({ where: { id, workspaceId: scope.workspaceId } });
  return row ? toOrderRecord(row) : null;
}

/** Customers of the workspace, newest first; `email` matches exactly, whatever the case. */
export async function listCustomers(
  on: Db,
  scope: AnyHostScope,
  query: z.output<typeof listCustomersSchema>,
): Promise<RecordPage<CustomerRecord>> {
  const rows = await on.hostCustomer.findMany({
    where: {
      workspaceId: scope.workspaceId,
      ...idFilter("customer", query.cursor, query.created_after),
      ...(query.email ? { email: { equals: query.email, mode: "insensitive" as const } } : {}),
    },
    orderBy: newestFirst,
    take: query.limit + 1,
  });
  return toPage(rows, query.limit, toCustomerRecord);
}

export async function getCustomer(on: Db, scope: AnyHostScope, id: string): Promise<CustomerRecord | null> {
  const row = await on.hostCustomer.findFirst({ where: { id, workspaceId: scope.workspaceId } });
  return row ? toCustomerRecord(row) : null;
}

export async function listPayments(
  on: Db,
  scope: AnyHostScope,
  query: z.output<typeof listPaymentsSchema>,
): Promise<RecordPage<PaymentRecord>> {
  const rows = await on.hostPayment.findMany({
    where: {
      workspaceId: scope.workspaceId,
      ...idFilter("payment", query.cursor, query.created_after),
      ...(query.order ? { orderId: parseIdOrThrow("order", query.order) } : {}),
    },
    orderBy: newestFirst,
    take: query.limit + 1,
  });
  return toPage(rows, query.limit, toPaymentRecord);
}

export async function getPayment(on: Db, scope: AnyHostScope, id: string): Promise<PaymentRecord | null> {
  const row = await on.hostPayment.findFirst({ where: { id, workspaceId: scope.workspaceId } });
  return row ? toPaymentRecord(row) : null;
}

export async function listSubscriptions(
  on: Db,
  scope: AnyHostScope,
  query: z.output<typeof listSubscriptionsSchema>,
): Promise<RecordPage<SubscriptionRecord>> {
  const rows = await on.hostSubscription.findMany({
    where: {
      workspaceId: scope.workspaceId,
      ...idFilter("subscription", query.cursor),
      ...(query.status ? { status: query.status } : {}),
      ...(query.customer ? { customerId: parseIdOrThrow("customer", query.customer) } : {}),
    },
    orderBy: newestFirst,
    take: query.limit + 1,
  });
  return toPage(rows, query.limit, toSubscriptionRecord);
}

export async function getSubscription(on: Db, scope: AnyHostScope, id: string): Promise<SubscriptionRecord | null> {
  const row = await on.hostSubscription.findFirst({ where: { id, workspaceId: scope.workspaceId } });
  return row ? toSubscriptionRecord(row) : null;
}
