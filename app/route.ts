import type { NextRequest } from "next/server";
import { negotiateLocale } from "@/lib/platform/messages/locales";

export const policy = "catalog.read";

/** `/` leads to the catalog in the reader's language. Relative, so it holds behind any proxy. */
export function GET(request: NextRequest): Response {
  const locale = negotiateLocale(request.headers.get("accept-language"));
  return new Response(null, {
    status: 307,
    headers: { location: `/${locale}`, vary: "accept-language", "cache-control": "private, max-age=0" },
  });
}
