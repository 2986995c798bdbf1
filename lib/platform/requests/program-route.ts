import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import { say } from "@/lib/platform/messages/said";
import { AppError, toFailure } from "../errors";
import { problemResponse } from "./problem";

// Every route under `/api`, `/oauth` and `/.well-known` is made here, so that what Next would answer on its own (405 without `Allow`, 500 without
// a body) is a problem like every other error.

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof METHODS)[number];

type Handler<Context> = (request: Request, context: Context) => Promise<Response> | Response;
type Route<Context> = Record<Method, (request: Request, context: Context) => Promise<Response>>;

/** The problem of anything thrown; what was not expected is logged under the id that is answered. */
export function problemOf(error: unknown): Response {
  const failure = toFailure(error);
  return problemResponse(failure.code, failure.errorId ?? randomUUID(), {
    detail: failure.message,
    ...(failure.fields ? { fields: failure.fields } : {}),
    ...(failure.code === "unsupported_media" ? { headers: { "accept-encoding": "identity" } } : {}),
  });
}

/** The problem of a method that an address does not take. `allow` is the header. */
export function methodProblem(request: Request, allow: string, also?: Record<string, string>): Response {
  const detail = `${new URL(request.url).pathname.slice(0, 200)} takes ${allow}.`;
  return problemResponse("method_not_allowed", randomUUID(), { detail, headers: { allow }, ...(also ? { also } : {}) });
}

/** Throws `unsupported_media` for a compressed body: none is unpacked here, and to read it as it is would be to misread it. */
function plainOrThrow(request: Request): void {
  const encoding = request.headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  if (encoding !== "" && encoding !== "identity")
    throw new AppError("unsupported_media", { sentence: say("portal.contentEncoding") });
}

/** Keeps what a handler carries beside itself, such as its policy. */
function guarded<Context>(handler: Handler<Context>, hasBody: boolean): Route<Context>[Method] {
  const route = async (request: Request, context: Context): Promise<Response> => {
    try {
      if (hasBody) plainOrThrow(request);
      return await handler(request, context);
    } catch (error) {
      // Redirects, and Next's way to stop a route that it tries to prerender.
      unstable_rethrow(error);
      return problemOf(error);
    }
  };
  return Object.assign(route, handler);
}

/**
 * All methods of a route that programs call, from the ones it has: the others answer 405 with `Allow`, `OPTIONS` says what there is, a
 * compressed body is 415 and anything thrown a problem. Next answers `HEAD` by `GET`.
 */
export function programRoute<Context = unknown>(own: Partial<Record<Method, Handler<Context>>>): Route<Context> {
  const has = (method: Method) => own[method] !== undefined;
  const allow = METHODS.filter((method) => has(method) || method === "OPTIONS")
    .flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]))
    .join(", ");
  // `refuses` tells tests which methods a route does not have.
  const missing = Object.assign(async (request: Request) => methodProblem(request, allow), { refuses: true });
  const options = async () => new Response(null, { status: 204, headers: { allow } });
  const made = (method: Method): Route<Context>[Method] => {
    const handler = own[method];
    if (handler) return guarded(handler, method !== "GET" && method !== "OPTIONS");
    return method === "OPTIONS" ? options : missing;
  };
  return {
    GET: made("GET"),
    POST: made("POST"),
    PUT: made("PUT"),
    PATCH: made("PATCH"),
    DELETE: made("DELETE"),
    OPTIONS: made("OPTIONS"),
  };
}

/** A route under which nothing is, whatever the method. */
export function nothingHere(): Route<unknown> {
  // Reading the address keeps Next from answering at build time.
  const missing = async (request: Request) =>
    problemResponse("not_found", randomUUID(), {
      detail: `There is no ${new URL(request.url).pathname.slice(0, 200)}.`,
    });
  return programRoute({ GET: missing, POST: missing, PUT: missing, PATCH: missing, DELETE: missing, OPTIONS: missing });
}
