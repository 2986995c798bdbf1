import type { Locale } from "@/lib/platform/messages/locales";
import en from "@/messages/en/roles.json";
import he from "@/messages/he/roles.json";
import type { MemberRole, StaffRole } from "../roles";

const WORDS = { en, he } as const;

/** A role's name in a language. */
export function roleWord(locale: Locale, role: MemberRole | StaffRole): string {
  return WORDS[locale][role];
}
