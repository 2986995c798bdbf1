import type { NextRequest } from "next/server";
import { LOCALE_COOKIE, readerLocale } from "@/lib/platform/messages/locales";

export const policy = "catalog.read";

/**
 * A workspace's pages without a language, as partners link to them (`installation.url` of `GET /api/v1/me`): goes on in the language the browser
 * was reading before it went to the partner. Relative, so it holds behind any proxy; the page itself proves who may see it.
 */
export async function GET(request: NextRequest, { params }: RouteContext<"/workspace/[...path]">): Promise<Response> {
  const locale = readerLocale({
    reading: request.cookies.get(LOCALE_COOKIE)?.value,
    account: undefined,
    acceptLanguage: request.headers.get("accept-language"),
  });
  const path = (await params).path.map(encodeURIComponent).join("/");
  return new Response(null, {
    status: 307,
    headers: { location: `/${locale}/workspace/${path}`, "cache-control": "private, no-store" },
  });
}
