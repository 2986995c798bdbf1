import type { EventType, Scope } from "@/lib/capabilities/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import type resources from "@/messages/en/capabilities.json";

/** A scope in words: the sentence ("Read your orders"), a short form for lists ("Orders, with lines …") and the limit. */
export function scopeWords(scope: Scope, locale: Locale): { sentence: string; short: string; limit: string } {
  const t = translatorOf(locale, "capabilities.scopes");
  return { sentence: t(`${scope}.sentence`), short: t(`${scope}.short`), limit: t(`${scope}.limit`) };
}

/** "Orders". */
export function resourceName(resource: keyof (typeof resources)["resources"], locale: Locale): string {
  return translatorOf(locale, "capabilities.resources")(resource);
}

/** "An order is created". */
export function eventWords(type: EventType, locale: Locale): string {
  return translatorOf(locale, "capabilities.events")(type.replaceAll(".", "_"));
}
