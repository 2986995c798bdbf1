import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { PolicyName } from "@/lib/accounts/policy";
import { recordAccess } from "@/lib/installs/access/mutations";
import { sha256 } from "@/lib/platform/crypto";
import { type Db, db, inTransaction, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError, toFailure } from "@/lib/platform/errors";
import { programFields } from "@/lib/platform/forms/said-fields";
import type { Prisma } from "@/lib/platform/generated/prisma/client";
import { contentHash } from "@/lib/platform/json/canonical";
import { log } from "@/lib/platform/log";
import { say } from "@/lib/platform/messages/said";
import { knownAddress, networkOf } from "@/lib/platform/requests/client-address";
import { matchesTag } from "@/lib/platform/requests/entity-tag";
import { claimIdempotencyKey, settleIdempotencyKey } from "@/lib/platform/requests/idempotency";
import { problemResponse } from "@/lib/platform/requests/problem";
import { type LimitState, takePoint } from "@/lib/platform/requests/rate-limit";
import { storableOrThrow } from "@/lib/platform/text/storable-text";
import { readJsonBody } from "./body";
import { type ApiCaller, getApiCaller } from "./caller";
import { challengeFor, presentedToken } from "./presented-token";

/** One operation of `/api/v1`: the same object feeds the route and the OpenAPI document. Schemas are strict: unknown fields are refused. */
export type ApiOperation<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  Policy extends PolicyName = PolicyName,
> = {
  policy: Policy;
  params: P;
  query: Q;
  body: B;
  /** A record of the demo host product: not there unless DEMO_HOST is on. */
  demoHost?: true;
};

/** What a handler answers. `access` is what the workspace's activity page shows of an app's call. */
export type ApiAnswer = {
  status?: number;
  body: Prisma.InputJsonValue;
  headers?: Record<string, string>;
  access?: { resource: string; resourceId?: string; records: number };
};

type HandlerInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, On, Policy extends PolicyName> = {
  on: On;
  caller: ApiCaller<Policy>;
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
  request: Request;
};

/** Next gives a route without parameters `undefined`. */
type RouteContext = { params: Promise<Record<string, string | string[] | undefined> | undefined> };
type Route = (request: Request, context: RouteContext) => Promise<Response>;

function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw new AppError("invalid_input", { fields: programFields(result.error) });
  return result.data;
}

/** Each parameter once: of two, neither is what the caller surely meant. */
function queryObject(request: Request): Record<string, string> {
  const all = new URL(request.url).searchParams;
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of all.keys()) (seen.has(name) ? twice : seen).add(name);
  if (twice.size > 0)
    throw new AppError("invalid_input", {
      fields: Object.fromEntries([...twice].map((name) => [name, [say("portal.sendOnce")]])),
    });
  const query = Object.fromEntries(all);
  storableOrThrow(query);
  return query;
}

async function limitFor(request: Request, caller: ApiCaller<PolicyName>): Promise<LimitState & { allowed: boolean }> {
  if (caller.kind === "app") return takePoint("api.installation", caller.scope.installationId);
  if (caller.kind === "platform") return takePoint("api.key", caller.scope.keyId);
  // Where the address is unknown the thing itself is counted: who does not know its id cannot shut it to others.
  const address = knownAddress(request.headers);
  return takePoint("api.anonymous", address ? networkOf(address) : sha256(new URL(request.url).pathname));
}

function limitHeaders(state: LimitState): Record<string, string> {
  return {
    "ratelimit-limit": String(state.limit),
    "ratelimit-remaining": String(state.remaining),
    "ratelimit-reset": String(state.resetSeconds),
  };
}

function failureResponse(request: Request, error: unknown, id: string, headers: Record<string, string>): Response {
  const failure = toFailure(error);
  if (failure.errorId) log().error({ requestId: id, errorId: failure.errorId }, "api request failed");
  const challenge = challengeFor(failure.code, failure.message, presentedToken(request)?.scheme ?? "Bearer");
  return problemResponse(failure.code, id, {
    detail: failure.message,
    ...(failure.fields ? { fields: failure.fields } : {}),
    headers: { ...headers, ...(challenge ? { "www-authenticate": challenge } : {}) },
  });
}

/** The tag of a record: by its content, so that an answer kept in the database (which orders keys its own way) has the same one. */
function etagOf(body: Prisma.InputJsonValue): string {
  return `"${contentHash(body).slice(0, 32)}"`;
}

/** True when `If-Match` names the record as it is now, false without the header; another one throws `stale` (412). */
export function expectedVersion(request: Request, record: Prisma.InputJsonValue): boolean {
  const wanted = request.headers.get("if-match");
  if (wanted === null || wanted.trim() === "*") return false;
  const now = etagOf(record);
  if (!wanted.split(",").some((part) => part.trim() === now)) throw new AppError("stale");
  return true;
}

/** Next answers HEAD by the route's GET. */
function isRead(request: Request): boolean {
  return request.method === "GET" || request.method === "HEAD";
}

/** Every answer carries its ETag; a matching If-None-Match gets 304 without a body. */
function answerResponse(request: Request, answer: ApiAnswer, headers: Record<string, string>): Response {
  const etag = etagOf(answer.body);
  const all = {
    "cache-control": "private, no-cache",
    "content-type": "application/json",
    etag,
    ...answer.headers,
    ...headers,
  };
  if (isRead(request) && matchesTag(request.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers: all });
  return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200, headers: all });
}

async function noteAccess(on: Db, request: Request, caller: ApiCaller<PolicyName>, answer: ApiAnswer): Promise<void> {
  if (caller.kind !== "app" || !answer.access) return;
  await recordAccess(on, caller.scope, {
    access: isRead(request) ? "read" : "write",
    resource: answer.access.resource,
    resourceId: answer.access.resourceId ?? null,
    method: request.method,
    path: new URL(request.url).pathname,
    status: answer.status ?? 200,
    records: answer.access.records,
  });
}

/** Whose idempotency keys a request means. Who is nobody in particular has those of their token, for the thing they speak of. */
function keysOf(caller: ApiCaller<PolicyName>, request: Request, path: string): string {
  if (caller.kind === "app") return `api:installation:${caller.scope.installationId}`;
  if (caller.kind === "platform") return `api:key:${caller.scope.keyId}`;
  return `api:public:${sha256(`${request.headers.get("authorization") ?? ""}\n${path}`)}`;
}

function idempotencyKeyOf(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key === null) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new AppError("malformed", { sentence: say("portal.idempotencyKey") });
  return key;
}

/** Wraps a door of the API: proof, limits, parsing, problem+json, request id. */
function wrap<Policy extends PolicyName>(
  { policy, demoHost }: { policy: Policy; demoHost?: true },
  work: (request: Request, context: RouteContext, caller: ApiCaller<Policy>) => Promise<ApiAnswer>,
): Route & { policy: PolicyName } {
  const route: Route = async (request, context) => {
    const id = randomUUID();
    let headers: Record<string, string> = { "x-request-id": id };
    try {
      if (demoHost && !env().demoHost) throw new AppError("not_found");
      const caller = await getApiCaller(request, policy);
      const limit = await limitFor(request, caller);
      headers = { ...headers, ...limitHeaders(limit) };
      if (!limit.allowed)
        return problemResponse("rate_limited", id, {
          headers: { ...headers, "retry-after": String(limit.resetSeconds) },
        });
      return answerResponse(request, await work(request, context, caller), headers);
    } catch (error) {
      // Next stops a route it tries to prerender at build by throwing; that is not a failure of the request.
      unstable_rethrow(error);
      return failureResponse(request, error, id, headers);
    }
  };
  return Object.assign(route, { policy });
}

/** A read: `on` is the plain client. */
export function apiRead<P extends z.ZodType, Q extends z.ZodType, Policy extends PolicyName>(
  operation: ApiOperation<P, Q, z.ZodType, Policy>,
  handler: (input: Omit<HandlerInput<P, Q, z.ZodType, Db, Policy>, "body">) => Promise<ApiAnswer>,
): Route & { policy: PolicyName } {
  return wrap(operation, async (request, context, caller) => {
    const params = parsed(operation.params, (await context.params) ?? {});
    const query = parsed(operation.query, queryObject(request));
    const answer = await handler({ on: db(), caller, params, query, request });
    await noteAccess(db(), request, caller, answer);
    return answer;
  });
}

/**
 * A write: one transaction holds the work, its access row and the idempotency key (`Idempotency-Key` header, kept 30 days). The same
 * key with the same request answers as the first time, with `Idempotency-Replayed: true`.
 */
export function apiWrite<P extends z.ZodType, B extends z.ZodType, Policy extends PolicyName>(
  operation: ApiOperation<P, z.ZodType, B, Policy>,
  handler: (input: Omit<HandlerInput<P, z.ZodType, B, Tx, Policy>, "query">) => Promise<ApiAnswer>,
): Route & { policy: PolicyName } {
  return wrap(operation, async (request, context, caller) => {
    const key = idempotencyKeyOf(request);
    const { text, value } = await readJsonBody(request);
    const params = parsed(operation.params, (await context.params) ?? {});
    parsed(operation.query, queryObject(request));
    const body = parsed(operation.body, value);
    return inTransaction(async (tx) => {
      const path = new URL(request.url).pathname;
      const scope = keysOf(caller, request, path);
      const stored = key
        ? await claimIdempotencyKey(
            tx,
            scope,
            key,
            `${request.method} ${path} ${request.headers.get("x-workspace") ?? ""}\n${text}`,
          )
        : null;
      if (stored)
        return { status: stored.status, body: stored.body ?? {}, headers: { "idempotency-replayed": "true" } };
      const answer = await handler({ on: tx, caller, params, body, request });
      await noteAccess(tx, request, caller, answer);
      if (key) await settleIdempotencyKey(tx, scope, key, answer.status ?? 200, answer.body);
      return answer;
    });
  });
}
