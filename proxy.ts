import { type NextRequest, NextResponse } from "next/server";
import { THEME_SCRIPT_HASH } from "@/components/layout/theme-script";
import { noncePolicy } from "@/lib/platform/content-policy";

// Only pages that are rendered for one request pass here (signed-in trees and the search page): a nonce for their scripts and the
// path to come back to after signing in. It guards nothing; every page, action and route proves its own scope. Public cached pages
// have no proxy on their path: lib/platform/cache-handler.ts gives them their policy.

/** Only the preview of a listing is framed, by the editor beside it. */
const FRAMED_BY_US = /^\/partner\/[^/]+\/listings\/[^/]+\/preview$/;

export function proxy(request: NextRequest): NextResponse {
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
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  return response;
}

// Wholly static pages stay out (password/forgot, sign-up/sent, the documentation): the cache gives them their policy, and a nonce would not be in them.
export const config = {
  matcher: [
    "/partner",
    "/partner/((?!docs(?:/|$)).*)",
    "/admin/:path*",
    "/console/:path*",
    "/:locale(en|he)/search",
    "/:locale(en|he)/workspace/:path*",
    "/:locale(en|he)/account/:path*",
    "/:locale(en|he)/consent/:path*",
    "/:locale(en|he)/sign-in/:path*",
    "/:locale(en|he)/sign-up",
    "/:locale(en|he)/invitation/:path*",
    "/:locale(en|he)/password/reset/:path*",
    "/:locale(en|he)/verify/:path*",
  ],
};
