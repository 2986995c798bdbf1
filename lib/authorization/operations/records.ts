import { z } from "zod";
import {
  customerRecordSchema,
  orderRecordSchema,
  paymentRecordSchema,
  subscriptionRecordSchema,
} from "@/lib/capabilities/records";
import {
  createCustomerSchema,
  createOrderSchema,
  createPaymentSchema,
  customerParamsSchema,
  listCustomersSchema,
  listOrdersSchema,
  listPaymentsSchema,
  listSubscriptionsSchema,
  orderParamsSchema,
  paymentParamsSchema,
  subscriptionParamsSchema,
  updateCustomerSchema,
  updateOrderSchema,
  updateSubscriptionSchema,
} from "@/lib/host/schema";
import { nothing, recordOperation } from "./types";

const pageOf = (record: z.ZodType) => z.object({ data: z.array(record), next_cursor: z.string().nullable() });
const PAGES = "Newest first. Give `next_cursor` as `cursor` to read on; it is null on the last page.";
const MATCH =
  "Send the `ETag` of your last read as `If-Match` to be told (412) when someone else changed it in between.";
const HOST = "For the platform itself (platform key with `X-Workspace`).";
const none = z.object({});

export const listOrders = recordOperation({
  id: "listOrders",
  method: "get",
  path: "/api/v1/orders",
  tag: "Orders",
  summary: "List orders",
  description: PAGES,
  policy: "api.orders.read",
  params: none,
  query: listOrdersSchema,
  body: nothing,
  status: 200,
  answer: pageOf(orderRecordSchema),
});
export const getOrder = recordOperation({
  id: "getOrder",
  method: "get",
  path: "/api/v1/orders/{order}",
  tag: "Orders",
  summary: "Read one order",
  policy: "api.orders.read",
  params: orderParamsSchema,
  query: nothing,
  body: nothing,
  status: 200,
  answer: orderRecordSchema,
});
export const createOrder = recordOperation({
  id: "createOrder",
  method: "post",
  path: "/api/v1/orders",
  tag: "Orders",
  summary: "Create an order",
  description: HOST,
  policy: "api.orders.create",
  params: none,
  query: nothing,
  body: createOrderSchema,
  status: 201,
  answer: orderRecordSchema,
});
export const updateOrder = recordOperation({
  id: "updateOrder",
  method: "patch",
  path: "/api/v1/orders/{order}",
  tag: "Orders",
  summary: "Change status or note",
  description: MATCH,
  guarded: true,
  policy: "api.orders.write",
  params: orderParamsSchema,
  query: nothing,
  body: updateOrderSchema,
  status: 200,
  answer: orderRecordSchema,
});

export const listCustomers = recordOperation({
  id: "listCustomers",
  method: "get",
  path: "/api/v1/customers",
  tag: "Customers",
  summary: "List customers",
  description: PAGES,
  policy: "api.customers.read",
  params: none,
  query: listCustomersSchema,
  body: nothing,
  status: 200,
  answer: pageOf(customerRecordSchema),
});
export const getCustomer = recordOperation({
  id: "getCustomer",
  method: "get",
  path: "/api/v1/customers/{customer}",
  tag: "Customers",
  summary: "Read one customer",
  policy: "api.customers.read",
  params: customerParamsSchema,
  query: nothing,
  body: nothing,
  status: 200,
  answer: customerRecordSchema,
});
export const createCustomer = recordOperation({
  id: "createCustomer",
  method: "post",
  path: "/api/v1/customers",
  tag: "Customers",
  summary: "Create a customer",
  description: HOST,
  policy: "api.customers.create",
  params: none,
  query: nothing,
  body: createCustomerSchema,
  status: 201,
  answer: customerRecordSchema,
});
export const updateCustomer = recordOperation({
  id: "updateCustomer",
  method: "patch",
  path: "/api/v1/customers/{customer}",
  tag: "Customers",
  summary: "Change tax number or note",
  description: MATCH,
  guarded: true,
  policy: "api.customers.write",
  params: customerParamsSchema,
  query: nothing,
  body: updateCustomerSchema,
  status: 200,
  answer: customerRecordSchema,
});

export const listPayments = recordOperation({
  id: "listPayments",
  method: "get",
  path: "/api/v1/payments",
  tag: "Payments",
  summary: "List payments",
  description: PAGES,
  policy: "api.payments.read",
  params: none,
  query: listPaymentsSchema,
  body: nothing,
  status: 200,
  answer: pageOf(paymentRecordSchema),
});
export const getPayment = recordOperation({
  id: "getPayment",
  method: "get",
  path: "/api/v1/payments/{payment}",
  tag: "Payments",
  summary: "Read one payment",
  policy: "api.payments.read",
  params: paymentParamsSchema,
  query: nothing,
  body: nothing,
  status: 200,
  answer: paymentRecordSchema,
});
export const createPayment = recordOperation({
  id: "createPayment",
  method: "post",
  path: "/api/v1/payments",
  tag: "Payments",
  summary: "Pay an open order in full",
  description: HOST,
  policy: "api.payments.create",
  params: none,
  query: nothing,
  body: createPaymentSchema,
  status: 201,
  answer: paymentRecordSchema,
});

export const listSubscriptions = recordOperation({
  id: "listSubscriptions",
  method: "get",
  path: "/api/v1/subscriptions",
  tag: "Subscriptions",
  summary: "List subscriptions",
  description: PAGES,
  policy: "api.subscriptions.read",
  params: none,
  query: listSubscriptionsSchema,
  body: nothing,
  status: 200,
  answer: pageOf(subscriptionRecordSchema),
});
export const getSubscription = recordOperation({
  id: "getSubscription",
  method: "get",
  path: "/api/v1/subscriptions/{subscription}",
  tag: "Subscriptions",
  summary: "Read one subscription",
  policy: "api.subscriptions.read",
  params: subscriptionParamsSchema,
  query: nothing,
  body: nothing,
  status: 200,
  answer: subscriptionRecordSchema,
});
export const updateSubscription = recordOperation({
  id: "updateSubscription",
  method: "patch",
  path: "/api/v1/subscriptions/{subscription}",
  tag: "Subscriptions",
  summary: "End a subscription",
  description: HOST,
  policy: "api.subscriptions.write",
  params: subscriptionParamsSchema,
  query: nothing,
  body: updateSubscriptionSchema,
  status: 200,
  answer: subscriptionRecordSchema,
});
