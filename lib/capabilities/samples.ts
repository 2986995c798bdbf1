import type { EventType } from "./types";

type Sample = { readonly [key: string]: SampleValue };
type SampleValue = string | number | boolean | null | readonly SampleValue[] | Sample;

/** One event type as documentation, portal and consent show it. */
export type EventInfo = {
  type: EventType;
  /** When it is sent. */
  sentence: string;
  /** What an app typically does with it: the reason the type exists. */
  reason: string;
  /** A valid `data`, used for test events and documentation. */
  sample: Sample;
};

const order: Sample = {
  id: "ord_01kbd3t8c2f4m9v6x1q7z5r0ye",
  number: 1042,
  status: "open",
  currency: "USD",
  total_minor: "12900",
  tax_minor: "1900",
  customer_id: "cus_01kbd3t8c2a8s3d5g7j9m2p4r6",
  lines: [
    { name: "Oak desk organiser", quantity: 2, unit_minor: "4500" },
    { name: "Delivery", quantity: 1, unit_minor: "2000" },
  ],
  created_at: "2026-11-21T09:30:00Z",
  updated_at: "2026-11-21T09:30:00Z",
};

const workspace: Sample = { id: "wks_01kbd3t8c2b6h8k0n2q4s6v8xa", name: "Harbour Supply" };
const scopes = ["orders:read", "customers:read"];

/** Every event type, in the order people read them. */
export const EVENTS: readonly EventInfo[] = [
  {
    type: "order.created",
    sentence: "An order was placed.",
    reason: "Book, ship or announce the order.",
    sample: order,
  },
  {
    type: "order.updated",
    sentence: "An order's status, note or lines changed.",
    reason: "Keep the other product's copy of the order right.",
    sample: { ...order, status: "fulfilled", updated_at: "2026-11-21T11:05:00Z" },
  },
  {
    type: "customer.created",
    sentence: "A customer was added.",
    reason: "Create the contact in the other product.",
    sample: {
      id: "cus_01kbd3t8c2a8s3d5g7j9m2p4r6",
      name: "Dana Levi",
      email: "dana@example.com",
      created_at: "2026-11-21T09:28:00Z",
    },
  },
  {
    type: "payment.completed",
    sentence: "A payment succeeded.",
    reason: "Mark invoices paid and reconcile.",
    sample: {
      id: "pay_01kbd3t8c2e5f7h9k1n3q5s7va",
      order_id: "ord_01kbd3t8c2f4m9v6x1q7z5r0ye",
      status: "completed",
      currency: "USD",
      amount_minor: "12900",
      method: "card",
      created_at: "2026-11-21T09:31:00Z",
    },
  },
  {
    type: "subscription.cancelled",
    sentence: "A subscription was cancelled.",
    reason: "Stop service and start a win-back.",
    sample: {
      id: "sbn_01kbd3t8c2g6j8m0p2r4t6w8yb",
      customer_id: "cus_01kbd3t8c2a8s3d5g7j9m2p4r6",
      plan: "Growth",
      status: "cancelled",
      currency: "USD",
      amount_minor: "4900",
      cancelled_at: "2026-11-21T10:00:00Z",
    },
  },
  {
    type: "app.installed",
    sentence: "A workspace finished installing your app.",
    reason: "Set up the account on your side.",
    sample: { workspace, version: "1.0.0", scopes },
  },
  {
    type: "app.uninstalled",
    sentence: "A workspace removed your app. Tokens are already dead when this arrives.",
    reason: "Stop work for the workspace.",
    sample: { workspace, reason: "Moved to another tool", uninstalled_at: "2026-11-21T12:00:00Z" },
  },
  {
    type: "app.scopes_changed",
    sentence: "A workspace gave your app more or fewer permissions.",
    reason: "Switch features on or off.",
    sample: { scopes, added: ["customers:read"], removed: [] },
  },
  {
    type: "customer.data_request",
    sentence: "A workspace asks what you keep about it or one of its customers.",
    reason: "Answer within the due date.",
    sample: { request_id: "req_1042", customer_id: "cus_01kbd3t8c2a8s3d5g7j9m2p4r6", due_at: "2026-12-21T12:00:00Z" },
  },
  {
    type: "customer.redact",
    sentence: "Delete what you keep about a workspace or one of its customers, then confirm.",
    reason: "The confirmation is the customer's receipt.",
    sample: {
      deletion_id: "del_01kbd3t8c2h7k9n1q3s5v7x9zc",
      customer_id: null,
      confirm_url: "https://marketplace.example/api/v1/data-deletions/del_01kbd3t8c2h7k9n1q3s5v7x9zc/confirm",
      confirm_token: "shown-in-the-real-event",
      due_at: "2026-12-21T12:00:00Z",
    },
  },
];

/** The catalog entry of a type. */
export function eventInfo(type: EventType): EventInfo | undefined {
  return EVENTS.find((event) => event.type === type);
}
