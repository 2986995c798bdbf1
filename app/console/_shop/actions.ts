"use server";

import { redirect } from "next/navigation";
import { workspaceAction } from "@/lib/accounts/gates/action-client";
import { AppError } from "@/lib/platform/errors";
import { contentHash } from "@/lib/platform/json/canonical";
import { type News, type Shop, shopOf } from "./client";
import { NEWS, tellAll } from "./news";
import {
  changeOrderSchema,
  endSubscriptionSchema,
  newCustomerSchema,
  newOrderSchema,
  payOrderSchema,
  tellAgainSchema,
} from "./schema";

/** Makes an order and tells connected apps. */
export const createOrderAction = workspaceAction({
  policy: "host.use",
  schema: newOrderSchema,
  run: async ({ scope, input }) => {
    const shop = shopOf(scope);
    const { key, tax, ...data } = input;
    const order = await shop.create("orders", { data: { ...data, tax_minor: tax }, key });
    const told = await tellAll(shop, order.id, [NEWS.orderCreated(order)]);
    redirect(`/console/${shop.workspace}/orders/${order.id}?${told}`);
  },
});

/** Changes status and note, unless someone else changed the order since the form was opened. */
export const changeOrderAction = workspaceAction({
  policy: "host.use",
  schema: changeOrderSchema,
  run: async ({ scope, input }) => {
    const shop = shopOf(scope);
    const { order: id, etag, ...data } = input;
    // Sending the same change twice is one change, not a conflict with oneself.
    const key = `change:${contentHash([id, etag, data])}`;
    const order = await shop.update("orders", id, { data, key, ...(etag ? { ifMatch: etag } : {}) });
    const told = await tellAll(shop, order.id, [NEWS.orderUpdated(order)]);
    redirect(`/console/${shop.workspace}/orders/${order.id}?${told}`);
  },
});

/** Pays an open order in full; the order changes with it. */
export const payOrderAction = workspaceAction({
  policy: "host.use",
  schema: payOrderSchema,
  run: async ({ scope, input }) => {
    const shop = shopOf(scope);
    const data = { order_id: input.order, method: input.method };
    const payment = await shop.create("payments", { data, key: `pay:${input.order}:${input.method}` });
    const { record: order } = await shop.get("orders", payment.order_id);
    const told = await tellAll(shop, payment.id, [NEWS.paymentCompleted(payment), NEWS.orderUpdated(order)]);
    redirect(`/console/${shop.workspace}/orders/${order.id}?${told}`);
  },
});

export const createCustomerAction = workspaceAction({
  policy: "host.use",
  schema: newCustomerSchema,
  run: async ({ scope, input }) => {
    const shop = shopOf(scope);
    const { key, ...data } = input;
    const customer = await shop.create("customers", { data, key });
    const told = await tellAll(shop, customer.id, [NEWS.customerCreated(customer)]);
    redirect(`/console/${shop.workspace}/customers?${told}`);
  },
});

export const endSubscriptionAction = workspaceAction({
  policy: "host.use",
  schema: endSubscriptionSchema,
  run: async ({ scope, input }) => {
    const shop = shopOf(scope);
    const key = `end:${input.subscription}`;
    const subscription = await shop.update("subscriptions", input.subscription, { data: { status: "cancelled" }, key });
    const told = await tellAll(shop, subscription.id, [NEWS.subscriptionCancelled(subscription)]);
    redirect(`/console/${shop.workspace}/subscriptions?${told}`);
  },
});

/** The news of a record as it is now, and the page that shows it. */
async function newsAbout(
  shop: Shop,
  record: string,
  types: readonly string[],
): Promise<{ news: News[]; page: string }> {
  const wanted = (news: News[]) => news.filter(({ type }) => types.includes(type));
  if (record.startsWith("ord_")) {
    const { record: order } = await shop.get("orders", record);
    return { news: wanted([NEWS.orderCreated(order), NEWS.orderUpdated(order)]), page: `orders/${order.id}` };
  }
  if (record.startsWith("pay_")) {
    const { record: payment } = await shop.get("payments", record);
    const { record: order } = await shop.get("orders", payment.order_id);
    return { news: wanted([NEWS.paymentCompleted(payment), NEWS.orderUpdated(order)]), page: `orders/${order.id}` };
  }
  if (record.startsWith("cus_")) {
    const { record: customer } = await shop.get("customers", record);
    return { news: wanted([NEWS.customerCreated(customer)]), page: "customers" };
  }
  if (record.startsWith("sbn_")) {
    const { record: subscription } = await shop.get("subscriptions", record);
    return { news: wanted([NEWS.subscriptionCancelled(subscription)]), page: "subscriptions" };
  }
  throw new AppError("not_found");
}

/** Publishes again what did not get out. */
export const tellAgainAction = workspaceAction({
  policy: "host.use",
  schema: tellAgainSchema,
  run: async ({ scope, input }) => {
    const shop = shopOf(scope);
    const { news, page } = await newsAbout(shop, input.record, input.types.split(","));
    redirect(`/console/${shop.workspace}/${page}?${await tellAll(shop, input.record, news)}`);
  },
});
