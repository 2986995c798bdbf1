import { type NextRequest, NextResponse } from "next/server";

// Only signed-in trees pass here: a nonce for their scripts and the path to come back to after signing in. It guards nothing;
// every page, action and route proves its own scope. Public cached pages have no proxy on their path.

/** Only the preview of a listing is framed, by the editor beside it. */
const FRAMED_BY_US = /^\/partner\/[^/]+\/listings\/[^/]+\/preview$/;

/** The policy of signed-in pages: scripts by nonce only, no framing by anybody else. */
function policyFor(nonce: string, path: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `frame-ancestors ${FRAMED_BY_US.test(path) ? "'self'" : "'none'"}`,
  ].join("; ");
}

export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = policyFor(nonce, request.nextUrl.pathname);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-patchbay-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  return response;
}

export const config = {
  matcher: [
    "/partner/:path*",
    "/admin/:path*",
    "/console/:path*",
    "/:locale(en|he)/workspace/:path*",
    "/:locale(en|he)/account/:path*",
    "/:locale(en|he)/consent/:path*",
    "/:locale(en|he)/sign-in/:path*",
    "/:locale(en|he)/sign-up/:path*",
    "/:locale(en|he)/invitation/:path*",
    "/:locale(en|he)/password/:path*",
    "/:locale(en|he)/verify/:path*",
  ],
};
