import localFont from "next/font/local";

/** Archivo with its width axis, for everything Latin. The one preloaded face. */
const archivo = localFont({
  src: "../../node_modules/@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2",
  variable: "--font-archivo",
  weight: "100 900",
  display: "swap",
  declarations: [{ prop: "font-stretch", value: "62% 125%" }],
});

/**
 * Heebo for Hebrew. It stands before Archivo in the stack and its range keeps it to Hebrew letters, because the
 * metric-matched fallback that follows Archivo would otherwise draw Hebrew in the system's face.
 */
const heebo = localFont({
  src: "../../node_modules/@fontsource-variable/heebo/files/heebo-hebrew-wght-normal.woff2",
  variable: "--font-heebo",
  weight: "100 900",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0307-0308, U+0590-05FF, U+20AA, U+FB1D-FB4F" }],
});

/** Martian Mono, set at 80% width, for ids, rules and code. */
const martian = localFont({
  src: "../../node_modules/@fontsource-variable/martian-mono/files/martian-mono-latin-wdth-normal.woff2",
  variable: "--font-martian",
  weight: "100 800",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "font-stretch", value: "75% 112.5%" }],
});

/** Class names for `<html>` that define the three font variables of the theme. */
export const FONT_CLASSES = `${archivo.variable} ${heebo.variable} ${martian.variable}`;
