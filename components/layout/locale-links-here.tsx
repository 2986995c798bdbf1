"use client";

import { usePathname } from "next/navigation";
import type { Locale } from "@/lib/platform/messages/locales";
import { LocaleLinks } from "./locale-links";

/** `LocaleLinks` of the page being read, for frames that stay while pages change under them. */
export function LocaleLinksHere({ locale }: { readonly locale: Locale }) {
  return <LocaleLinks path={usePathname()} locale={locale} />;
}
