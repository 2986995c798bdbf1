import type { EventType } from "@/lib/capabilities/types";
import type { Locale } from "@/lib/platform/messages/locales";
import en from "@/messages/en/capabilities.json";
import he from "@/messages/he/capabilities.json";

/** Scopes by name: the sentence ("Read your orders"), a short form for lists ("Orders, with lines …") and the limit. */
export type CapabilityWords = typeof en;

const WORDS: Readonly<Record<Locale, CapabilityWords>> = { en, he };

/** Words of scopes, resources and events in one language. For server components: a client component takes them as props. */
export function capabilityWords(locale: Locale): CapabilityWords {
  return WORDS[locale];
}

const EVENT_KEYS = {
  "order.created": "order_created",
  "order.updated": "order_updated",
  "customer.created": "customer_created",
  "payment.completed": "payment_completed",
  "subscription.cancelled": "subscription_cancelled",
  "app.installed": "app_installed",
  "app.uninstalled": "app_uninstalled",
  "app.scopes_changed": "app_scopes_changed",
  "customer.data_request": "customer_data_request",
  "customer.redact": "customer_redact",
} as const satisfies Record<EventType, keyof CapabilityWords["events"]>;

/** "An order is created". */
export function eventWords(type: EventType, locale: Locale): string {
  return WORDS[locale].events[EVENT_KEYS[type]];
}
