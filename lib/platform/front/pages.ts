import { LOCALE_COOKIE, LOCALES, readerLocale } from "../messages/locales.ts";
import { carriesSession } from "./session-cookie.ts";

// Which addresses have a page or route. Next matches `/nope` and `/partner/docs/nope` with a route below `[locale]`, finds no such language,
// and can then answer only with a document that is empty without a script.

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

function segmentPattern(segment: string): string {
  if (segment === "[locale]") return `/(?:${LOCALES.join("|")})`;
  if (segment.startsWith("[[...")) return "(?:/.+)?";
  if (segment.startsWith("[...")) return "/.+";
  return segment.startsWith("[") ? "/[^/]+" : `/${literal(segment)}`;
}

/** Addresses of one file of the `app` folder, null for a file that has none. Folders in parentheses are no part of an address. */
function patternOf(file: string): string | null {
  const folders = file.split("/").filter((part) => !/^\(.*\)$/.test(part));
  const name = folders.pop() ?? "";
  if (/^(?:page|route)\.tsx?$/.test(name)) return folders.map(segmentPattern).join("") || "/";
  if (name === "robots.ts") return "/robots\\.txt";
  if (name === "sitemap.ts") return "/sitemap(?:/\\d+)?\\.xml";
  return /\.(?:svg|ico|png)$/.test(name) ? [...folders, name].map((part) => `/${literal(part)}`).join("") : null;
}

/**
 * Tells whether a path has a page, a route or a file, from the files under `app` (with slashes) and the names in `public`. What Next
 * answers for itself, a trailing slash and a doubled one among it, counts as known.
 */
export function knownPaths(app: readonly string[], publicNames: readonly string[]): (path: string) => boolean {
  const patterns = app.map(patternOf).filter((pattern) => pattern !== null);
  const own = publicNames.map((name) => `/${literal(name)}(?:/.*)?`);
  const known = new RegExp(`^(?:/_next(?:/.*)?|/__nextjs.*|.*//.*|${[...patterns, ...own].join("|")})/?$`);
  return (path) => known.test(path);
}

const SIGNED_IN = ["admin", "console", "partner"];

/**
 * The page that says so where there is none: in the documentation, in a part of the product, or in the catalog and the reader's language. Whoever
 * has no session is not asked to sign in for it.
 */
export function missingPage(
  path: string,
  headers: { cookie?: string | undefined; "accept-language"?: string | undefined },
): string {
  if (/^\/partner\/docs(?:\/|$)/.test(path)) return "/partner/docs/missing";
  const first = path.split("/")[1] ?? "";
  if (SIGNED_IN.includes(first) && carriesSession(headers.cookie)) return `/${first}/missing`;
  const kept = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=(\\w+)`).exec(headers.cookie ?? "")?.[1];
  const reading = LOCALES.find((locale) => locale === first) ?? kept;
  const locale = readerLocale({ reading, account: undefined, acceptLanguage: headers["accept-language"] ?? null });
  return `/${locale}/missing`;
}
