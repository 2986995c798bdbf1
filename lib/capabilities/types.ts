/** Everything an app may be granted under `/api/v1`. */
export type Scope =
  | "orders:read"
  | "orders:write"
  | "customers:read"
  | "customers:write"
  | "payments:read"
  | "subscriptions:read";

/** What a platform tells partner apps. Life-cycle types need no scope. */
export type EventType =
  | "order.created"
  | "order.updated"
  | "customer.created"
  | "payment.completed"
  | "subscription.cancelled"
  | "app.installed"
  | "app.uninstalled"
  | "app.scopes_changed"
  | "customer.data_request"
  | "customer.redact";

export type ScopeInfo = {
  scope: Scope;
  resource: "orders" | "customers" | "payments" | "subscriptions";
  access: "read" | "write";
  /** Weight in a submission's risk, 0 to 100. */
  risk: number;
  /** "Read your orders": what a person reads first, English; Hebrew in messages/he/capabilities.json under the scope. */
  sentence: string;
  /** What it contains and what it never contains. */
  limit: string;
};
