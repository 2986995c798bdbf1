import { randomUUID } from "node:crypto";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { say } from "@/lib/platform/messages/said";
import { readCapped } from "@/lib/platform/requests/capped-body";
import { problemResponse } from "@/lib/platform/requests/problem";
import { methodProblem } from "@/lib/platform/requests/program-route";
import { authOptions } from "./next-auth";

/** Names, a password and an address to come back to. */
const MOST_BYTES = 16 * 1024;

/**
 * What of next-auth is open, by the words after `/api/auth`, and with which methods. Everything else of it is closed: its pages are ours,
 * and it answers 500 to a method that its provider does not have.
 */
const OPEN: ReadonlyMap<string, "GET" | "POST"> = new Map([
  ["csrf", "GET"],
  ["session", "GET"],
  ["providers", "GET"],
  ["signin", "GET"],
  ["error", "GET"],
  ["callback/credentials", "POST"],
  ["signout", "POST"],
]);

export type NextAuthContext = { params: Promise<{ nextauth: string[] }> };

/** Whether next-auth would answer 500 because it cannot come back to an address of the query. */
function leadsNowhere(request: Request): boolean {
  return new URL(request.url).searchParams.getAll("callbackUrl").some((target) => {
    const url = URL.parse(target, target.startsWith("/") ? env().origin : undefined);
    return target !== "" && !/^https?:$/.test(url?.protocol ?? "");
  });
}

/** next-auth reads whatever comes, whole, and fails on JSON that is none: it gets a small form or nothing. */
async function withSmallForm(request: Request): Promise<Request> {
  if (request.method !== "POST") return request;
  const body = await readCapped(request, MOST_BYTES);
  if (body === null) throw new AppError("too_large", { sentence: say("portal.bodyBytes", { bytes: MOST_BYTES }) });
  if (body.length > 0 && !/^application\/x-www-form-urlencoded\b/i.test(request.headers.get("content-type") ?? ""))
    throw new AppError("unsupported_media", { sentence: say("portal.sendForm") });
  const { url, method, headers } = request;
  return new NextRequest(url, { method, headers, body: body.toString("utf8") });
}

/** An error of next-auth as a problem; the address that its own client reads stays in it. */
async function asProblem(answer: Response): Promise<Response> {
  const said: unknown = await answer.json().catch(() => null);
  const url: unknown = typeof said === "object" && said !== null ? Reflect.get(said, "url") : undefined;
  const problem = problemResponse(answer.status === 401 ? "bad_credentials" : "malformed", randomUUID(), {
    ...(typeof url === "string" ? { also: { url } } : {}),
  });
  for (const cookie of answer.headers.getSetCookie()) problem.headers.append("set-cookie", cookie);
  return problem;
}

/** next-auth's own protocol, as far as it is open. Throws not_found, malformed, too_large, unsupported_media. */
export async function answerNextAuth(request: Request, context: NextAuthContext): Promise<Response> {
  const method = OPEN.get((await context.params).nextauth.join("/"));
  if (method === undefined) throw new AppError("not_found");
  const asked = request.method === "HEAD" ? "GET" : request.method;
  if (asked !== method) return methodProblem(request, method === "GET" ? "GET, HEAD, OPTIONS" : "POST, OPTIONS");
  if (leadsNowhere(request)) throw new AppError("malformed", { sentence: say("portal.callbackUrl") });
  const answer: unknown = await NextAuth(authOptions())(await withSmallForm(request), context);
  if (!(answer instanceof Response)) throw new Error("next-auth gave no answer");
  return answer.status >= 400 ? asProblem(answer) : answer;
}
