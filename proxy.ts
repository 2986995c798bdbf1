import { type NextRequest, NextResponse } from "next/server";
import { carriesSession } from "@/lib/platform/front/session-cookie";
import { isLocale, LOCALE_COOKIE } from "@/lib/platform/messages/locales";
import { noncePolicy } from "@/lib/platform/next/content-policy";
import { THEME_SCRIPT_HASH } from "@/lib/platform/next/theme-script";
import { markedUserAgent } from "@/lib/platform/next/whole-page";

// Only pages that are rendered for one request pass here (signed-in trees and the search page): a nonce for their scripts and the
// path to come back to after signing in. It guards nothing; every page, action and route proves its own
// scope. Who has no session cookie at all is sent to sign in. Public cached pages
// have no proxy on their path: lib/platform/cache/cache-handler.ts gives them their policy.

/** Only the preview of a listing is framed, by the editor beside it. */
const FRAMED_BY_US = /^\/partner\/[^/]+\/listings\/[^/]+\/preview$/;

/** Pages that are nothing without a session. `/partner` and registering explain themselves to everyone. */
const SIGNED_IN =
  /^\/(?:(?:admin|console)(?:\/|$)|partner\/(?!register$|docs\/)|(?:en|he)\/(?:workspace|account|report|consent)(?:\/|$))/;

/** The page's own redirect comes with its first bytes already sent, so it needs a script; this one does not. */
function signInFirst(request: NextRequest): NextResponse | null {
  const { pathname, search, origin } = request.nextUrl;
  const reads = request.method === "GET" || request.method === "HEAD";
  if (!reads || carriesSession(request.headers.get("cookie"))) return null;
  const isPitch = pathname === "/partner";
  if (!isPitch && !SIGNED_IN.test(pathname)) return null;
  const target = new URL(
    isPitch ? "/partner/register" : `/${pathname.startsWith("/he/") ? "he" : "en"}/sign-in`,
    origin,
  );
  if (!isPitch) target.searchParams.set("next", pathname + search);
  return NextResponse.redirect(target, { status: 307, headers: { "cache-control": "private, no-store" } });
}

const YEAR_SECONDS = 365 * 86_400;

/** Remembers the language being read, for the ways that lead through a partner's site and back to a page of ours. */
function rememberLocale(request: NextRequest, response: NextResponse): void {
  const locale = request.nextUrl.pathname.split("/")[1];
  if (!isLocale(locale) || request.cookies.get(LOCALE_COOKIE)?.value === locale) return;
  response.cookies.set(LOCALE_COOKIE, locale, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: request.nextUrl.protocol === "https:",
    maxAge: YEAR_SECONDS,
  });
}

export function proxy(request: NextRequest): NextResponse {
  const first = signInFirst(request);
  if (first) return first;
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = noncePolicy(nonce, {
    hashes: [THEME_SCRIPT_HASH],
    development: process.env.NODE_ENV === "development",
    framedByUs: FRAMED_BY_US.test(request.nextUrl.pathname),
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-patchbay-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const userAgent = markedUserAgent(request);
  if (userAgent !== null) headers.set("user-agent", userAgent);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  rememberLocale(request, response);
  return response;
}

// Cached pages stay out (the catalog, the documentation): the cache gives them their policy, and a nonce would not be in them. A page that is
// neither cached nor named here gets the closed policy of the front door and runs nothing; tests/e2e/policies.spec.ts walks all of them.
export const config = {
  matcher: [
    "/partner",
    "/partner/((?!docs(?:/|$)).*)",
    "/partner/docs/search",
    "/admin/:path*",
    "/console/:path*",
    "/setup",
    "/:locale(en|he)/search",
    "/:locale(en|he)/workspace/:path*",
    "/:locale(en|he)/account/:path*",
    "/:locale(en|he)/report/:path*",
    "/:locale(en|he)/consent/:path*",
    "/:locale(en|he)/sign-in/:path*",
    "/:locale(en|he)/sign-up/:path*",
    "/:locale(en|he)/inbox",
    "/:locale(en|he)/invitation/:path*",
    "/:locale(en|he)/mail/:path*",
    "/:locale(en|he)/password/:path*",
    "/:locale(en|he)/verify/:path*",
  ],
};
