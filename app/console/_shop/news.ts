import type { Customer, Order, Payment, Subscription } from "@/components/host/records";
import type { Told } from "@/components/host/told-notice";
import type { News, Shop } from "./client";

/** What the shop tells about a record. The key comes from the record's version, so telling again never tells twice. */
export const NEWS = {
  orderCreated: (order: Order): News => ({
    type: "order.created",
    record: order,
    at: order.created_at,
    key: `order.created:${order.id}`,
  }),
  orderUpdated: (order: Order): News => ({
    type: "order.updated",
    record: order,
    at: order.updated_at,
    key: `order.updated:${order.id}:${order.updated_at}`,
  }),
  customerCreated: (customer: Customer): News => ({
    type: "customer.created",
    record: customer,
    at: customer.created_at,
    key: `customer.created:${customer.id}`,
  }),
  paymentCompleted: (payment: Payment): News => ({
    type: "payment.completed",
    record: payment,
    at: payment.created_at,
    key: `payment.completed:${payment.id}`,
  }),
  subscriptionCancelled: (subscription: Subscription): News => ({
    type: "subscription.cancelled",
    record: subscription,
    at: subscription.cancelled_at ?? subscription.started_at,
    key: `subscription.cancelled:${subscription.id}`,
  }),
};

/** Tells each, and what became of them as a query for the next page's notice. */
export async function tellAll(shop: Shop, record: string, news: readonly News[]): Promise<string> {
  const outcomes = await Promise.all(news.map(async (item) => ({ type: item.type, endpoints: await shop.tell(item) })));
  const sent = outcomes.filter(({ endpoints }) => endpoints !== null);
  const failed = outcomes.filter(({ endpoints }) => endpoints === null);
  const query = new URLSearchParams({ about: record });
  if (sent.length > 0) {
    query.set("told", sent.map(({ type }) => type).join(","));
    query.set("endpoints", String(sent.reduce((sum, { endpoints }) => sum + (endpoints ?? 0), 0)));
  }
  if (failed.length > 0) query.set("untold", failed.map(({ type }) => type).join(","));
  return query.toString();
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

function typesIn(query: Query, name: string): string[] {
  const value = query[name];
  return typeof value === "string" ? value.split(",").filter((type) => /^[a-z]+\.[a-z]+$/.test(type)) : [];
}

/** Reads what `tellAll` wrote. */
export function readTold(query: Query): Told | null {
  const record = query.about;
  if (typeof record !== "string") return null;
  return {
    record,
    sent: typesIn(query, "told"),
    failed: typesIn(query, "untold"),
    endpoints: Number.parseInt(String(query.endpoints), 10) || 0,
  };
}
