import { createHash, randomUUID } from "node:crypto";
import { toFetchResponse, toReqRes } from "fetch-to-node";
import Provider from "oidc-provider";
import { revokeGrantTokens } from "@/lib/clients/mutations";
import { activateInstallation } from "@/lib/installs/mutations";
import { safeEqual, sha256 } from "@/lib/platform/crypto";
import { db, inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { ErrorCode } from "@/lib/platform/errors";
import { parseId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { formPostPolicy } from "@/lib/platform/next/content-policy";
import { readCapped } from "@/lib/platform/requests/capped-body";
import { clientAddress, knownAddress, networkOf } from "@/lib/platform/requests/client-address";
import { problemResponse } from "@/lib/platform/requests/problem";
import { takePoint } from "@/lib/platform/requests/rate-limit";
import { settleGrant, spendStandingConsent } from "../consents/mutations";
import { getSigningKeys } from "../keys/data";
import { rotateSigningKeys } from "../keys/mutations";
import { spendOrThrow, tellWhenToRetry } from "./client-budget";
import { SECRET_HASHES } from "./client-store";
import { errorPageResponse } from "./error-page";
import { providerSettings } from "./settings";

/** Largest body the endpoints take, bytes. */
const MAX_BODY_BYTES = 32 * 1024;
const AUTHORIZE = "/oauth/authorize";
/** The authorization server takes any case and a last slash; what is decided here by the path must mean the same one. */
const ENDPOINTS: ReadonlyArray<{ path: RegExp; takes: string; form?: true }> = [
  { path: /^\/\.well-known\/[a-z-]+$/, takes: "GET, HEAD, OPTIONS" },
  { path: /^\/oauth\/authorize$/, takes: "GET, HEAD, POST, OPTIONS" },
  { path: /^\/oauth\/authorize\/[\w-]+$/, takes: "GET, HEAD, OPTIONS" },
  { path: /^\/oauth\/(?:token|par|revoke|introspect)$/, takes: "POST, OPTIONS", form: true },
  { path: /^\/oauth\/jwks$/, takes: "GET, HEAD, OPTIONS" },
];
const FORM = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;
/** How often a process looks whether another one rotated the signing keys, milliseconds. */
const KEYS_EVERY_MS = 60_000;

type Current = { provider: Provider; keys: string; checkedAt: number };

// One provider a process, kept over module reloads in development.
const holder: typeof globalThis & { patchbayProvider?: Promise<Current> } = globalThis;

async function readKeys() {
  const keys = await getSigningKeys(db());
  if (keys.length > 0) return keys;
  await inTransaction((tx) => rotateSigningKeys(tx));
  return getSigningKeys(db());
}

async function current(before: Current | undefined): Promise<Current> {
  const keys = await readKeys();
  const print = createHash("sha256").update(JSON.stringify(keys)).digest("hex");
  if (before?.keys === print) return { ...before, checkedAt: performance.now() };
  return { provider: makeProvider(keys), keys: print, checkedAt: performance.now() };
}

/** The authorization server of this process, made anew when the signing keys changed. */
export async function getProvider(): Promise<Provider> {
  const known = await holder.patchbayProvider?.catch(() => undefined);
  if (known && performance.now() - known.checkedAt < KEYS_EVERY_MS) return known.provider;
  holder.patchbayProvider = current(known);
  return (await holder.patchbayProvider).provider;
}

/** The server's client while it proves itself. `clientId` is the one it was found by, however the request spelled it. */
type ProvingClient = { clientId: string; [SECRET_HASHES]?: unknown };

function makeProvider(keys: Awaited<ReturnType<typeof readKeys>>): Provider {
  const provider = new Provider(env().origin, providerSettings(keys));
  Object.defineProperty(provider.Client.prototype, "compareClientSecret", {
    value: async function compareClientSecret(this: ProvingClient, presented: string): Promise<boolean> {
      const hashes: unknown = this[SECRET_HASHES];
      const given = sha256(presented);
      const proven = Array.isArray(hashes) && hashes.some((hash) => typeof hash === "string" && safeEqual(hash, given));
      if (proven) await spendOrThrow(this.clientId);
      return proven;
    },
  });
  const policy = formPostPolicy({ http: env().isDemo });
  provider.use(async (ctx, next) => {
    ctx.set("content-security-policy", policy);
    await next();
    await activateOnRedemption(ctx, ctx.oidc);
  });
  tellWhenToRetry(provider);
  provider.on("server_error", (_ctx, error) => log().error({ err: error }, "authorization server error"));
  return provider;
}

/** What the step below needs of the server's context; its own type does not fit its own middleware. */
type Answer = { status: number; path: string; body: unknown };
type Facts = { params?: Record<string, unknown>; entities: { AccessToken?: { accountId?: string; grantId?: string } } };

/** The first redemption of a code makes the installation active, before the partner reads its tokens. */
async function activateOnRedemption(ctx: Answer, oidc: Facts): Promise<void> {
  if (ctx.status !== 200 || ctx.path !== "/oauth/token" || oidc.params?.grant_type !== "authorization_code") return;
  const id = parseId("installation", oidc.entities.AccessToken?.accountId ?? "");
  const grantId = oidc.entities.AccessToken?.grantId ?? "";
  try {
    if (!id) throw new Error("a code without an installation");
    await inTransaction(async (tx) => {
      await settleGrant(tx, grantId);
      await activateInstallation(tx, id);
      await spendStandingConsent(tx, id);
    });
  } catch (error) {
    // It ended between the code and here, or who agreed may not any more: the partner gets no tokens, and those written go.
    log().info({ err: error, installationId: id }, "redeemed a code of an installation or a consent that ended");
    await inTransaction((tx) => revokeGrantTokens(tx, grantId));
    ctx.status = 400;
    ctx.body = { error: "invalid_grant", error_description: "the installation or the consent ended" };
  }
}

/** A refusal of the call itself, before the authorization server is asked: a problem that also says it in OAuth's two members. */
function refuse(
  code: ErrorCode,
  detail: string,
  headers: Record<string, string> = {},
  error = "invalid_request",
): Response {
  return problemResponse(code, randomUUID(), { detail, headers, also: { error, error_description: detail } });
}

/** A parameter with NUL, which no client means and the database cannot keep. Its one spelling in a query and a form is %00. */
function holdsNul(url: URL, body: string): boolean {
  return url.search.includes("%00") || body.includes("%00") || body.includes("\0");
}

function refuseNul(request: Request, url: URL): Response {
  const [error, error_description] = ["invalid_request", "a parameter contains a NUL character"];
  // What is wrong with a parameter is told as the authorization server tells it (RFC 6749, 5.2).
  if (url.pathname !== AUTHORIZE)
    return Response.json({ error, error_description }, { status: 400, headers: { "cache-control": "no-store" } });
  return errorPageResponse(request.headers.get("accept-language") ?? "", { error, error_description });
}

/** Starting an authorization proves nothing, so only the address can be counted, where it is known. */
async function limitStarts(request: Request, url: URL): Promise<Response | null> {
  const address = url.pathname === AUTHORIZE ? knownAddress(request.headers) : null;
  const state = address === null ? null : await takePoint("oauth.authorize", networkOf(address));
  if (state === null || state.allowed) return null;
  const headers = { "retry-after": String(state.resetSeconds) };
  return refuse("rate_limited", "too many requests", headers, "temporarily_unavailable");
}

/** The request as the issuer sees it: our origin whatever Host or X-Forwarded-Host said, and no forwarding headers. */
function asIssuer(request: Request, url: URL, body: string): Request {
  const headers = new Headers(request.headers);
  for (const name of [...headers.keys()])
    if (name.startsWith("x-forwarded-") || name === "forwarded") headers.delete(name);
  headers.set("host", new URL(env().origin).host);
  headers.delete("transfer-encoding");
  const hasBody = request.method !== "GET" && request.method !== "HEAD" && request.method !== "OPTIONS";
  if (hasBody) headers.set("content-length", String(Buffer.byteLength(body)));
  return new Request(new URL(url.pathname + url.search, env().origin), {
    method: request.method,
    headers,
    ...(hasBody ? { body } : {}),
  });
}

/**
 * One protocol request to `/oauth/*` or a well-known document, answered by the authorization server. Route handlers and the conformance
 * tests both come through here.
 */
export async function answerOAuth(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const endpoint = ENDPOINTS.find(({ path }) => path.test(url.pathname));
  if (!endpoint) return refuse("not_found", "unrecognized route");
  const { takes } = endpoint;
  if (!takes.split(", ").includes(request.method))
    return refuse("method_not_allowed", `this address takes ${takes}`, { allow: takes });
  // A script of another site asks first whether it may; whoever only wants to know what there is, is told here.
  if (request.method === "OPTIONS" && !request.headers.has("access-control-request-method"))
    return new Response(null, { status: 204, headers: { allow: takes } });
  const body = (await readCapped(request, MAX_BODY_BYTES))?.toString("utf8");
  if (body === undefined) return refuse("too_large", "the body is too large");
  if (endpoint.form && body !== "" && !FORM.test(request.headers.get("content-type") ?? ""))
    return refuse("unsupported_media", "send application/x-www-form-urlencoded");
  if (holdsNul(url, body)) return refuseNul(request, url);
  const limited = await limitStarts(request, url);
  if (limited) return limited;
  const provider = await getProvider();
  const { req, res } = toReqRes(asIssuer(request, url, body));
  req.url = url.pathname + url.search;
  // Koa reads these two of the socket; the bridge has none.
  Object.defineProperty(req, "socket", {
    value: { encrypted: env().secure, remoteAddress: clientAddress(request.headers) },
  });
  await provider.callback()(req, res);
  return toFetchResponse(res);
}
