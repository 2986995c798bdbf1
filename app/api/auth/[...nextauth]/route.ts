import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/accounts/session/next-auth";
import { readCapped } from "@/lib/platform/capped-body";
import { env } from "@/lib/platform/env";

export const policy = "session.create";

/** Names, a password and an address to come back to. */
const MOST_BYTES = 16 * 1024;

/** Whether next-auth would answer 500 because it cannot come back to an address of the query. */
function leadsNowhere(request: Request): boolean {
  return new URL(request.url).searchParams.getAll("callbackUrl").some((target) => {
    const url = URL.parse(target, target.startsWith("/") ? env().origin : undefined);
    return target !== "" && !/^https?:$/.test(url?.protocol ?? "");
  });
}

type Context = { params: Promise<{ nextauth: string[] }> };

// The options read the settings, so they are made with the first request, not while building.
async function handle(request: Request, context: Context): Promise<Response> {
  if (leadsNowhere(request)) return new Response(null, { status: 400 });
  const answer: unknown = await NextAuth(authOptions())(request, context);
  return answer instanceof Response ? answer : new Response(null, { status: 500 });
}

/** next-auth reads whatever comes, whole, and fails on JSON that is none: it gets a small form or nothing. */
async function handlePost(request: Request, context: Context): Promise<Response> {
  const body = await readCapped(request, MOST_BYTES);
  if (body === null) return new Response(null, { status: 413 });
  if (body.length > 0 && !/^application\/x-www-form-urlencoded\b/i.test(request.headers.get("content-type") ?? ""))
    return new Response(null, { status: 415 });
  const { url, method, headers } = request;
  return handle(new NextRequest(url, { method, headers, body: body.toString("utf8") }), context);
}

export { handle as GET, handlePost as POST };
