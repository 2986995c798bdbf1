import type { EventType, Scope, ScopeInfo } from "./types";

/** Every scope in the order people read them. */
export const SCOPES: readonly ScopeInfo[] = [
  {
    scope: "orders:read",
    resource: "orders",
    access: "read",
    risk: 10,
    sentence: "Read your orders",
    limit: "Lines, totals, tax and status. Never card numbers.",
  },
  {
    scope: "orders:write",
    resource: "orders",
    access: "write",
    risk: 30,
    sentence: "Change notes and status of your orders",
    limit: "Cannot change amounts or delete orders.",
  },
  {
    scope: "customers:read",
    resource: "customers",
    access: "read",
    risk: 25,
    sentence: "Read your customers",
    limit: "Names, e-mail addresses and tax numbers. Never passwords.",
  },
  {
    scope: "customers:write",
    resource: "customers",
    access: "write",
    risk: 40,
    sentence: "Change tax numbers and notes of your customers",
    limit: "Cannot change names or e-mail addresses.",
  },
  {
    scope: "payments:read",
    resource: "payments",
    access: "read",
    risk: 20,
    sentence: "Read your payments",
    limit: "Amount, status and method. Never card numbers.",
  },
  {
    scope: "subscriptions:read",
    resource: "subscriptions",
    access: "read",
    risk: 15,
    sentence: "Read your subscriptions",
    limit: "Plan, price and dates.",
  },
];

export const SCOPE_NAMES: readonly Scope[] = SCOPES.map((info) => info.scope);

/** Which scope lets an app hear a type; null for life-cycle types, which always arrive. */
export const EVENT_SCOPES: Readonly<Record<EventType, Scope | null>> = {
  "order.created": "orders:read",
  "order.updated": "orders:read",
  "customer.created": "customers:read",
  "payment.completed": "payments:read",
  "subscription.cancelled": "subscriptions:read",
  "app.installed": null,
  "app.uninstalled": null,
  "app.scopes_changed": null,
  "customer.data_request": null,
  "customer.redact": null,
};

/** Types that every app hears, whatever it was granted, also after revocation. */
export const LIFECYCLE_EVENTS: readonly EventType[] = [
  "app.installed",
  "app.uninstalled",
  "app.scopes_changed",
  "customer.data_request",
  "customer.redact",
];

/** Types a version may subscribe to. */
export const BUSINESS_EVENTS: readonly EventType[] = [
  "order.created",
  "order.updated",
  "customer.created",
  "payment.completed",
  "subscription.cancelled",
];
