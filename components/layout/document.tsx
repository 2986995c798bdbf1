import type { ReactNode } from "react";
import { directionOf, type Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import { THEME_SCRIPT } from "@/lib/platform/next/theme-script";
import { FONT_CLASSES } from "./fonts";
import { NavProgress } from "./nav-progress";

/** `<html>` and `<body>` of every root layout: language, direction, fonts, and the theme before the first paint. */
export function Document({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }) {
  return (
    <html lang={locale} dir={directionOf(locale)} className={FONT_CLASSES} suppressHydrationWarning>
      <head>
        <script>{THEME_SCRIPT}</script>
      </head>
      <body>
        <NavProgress label={translatorOf(locale, "common")("loading")} />
        {children}
      </body>
    </html>
  );
}
