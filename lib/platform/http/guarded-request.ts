import { Agent, errors } from "undici";
import { DialError, guardedConnector, systemResolver } from "./connector";
import { exchange } from "./exchange";
import type { GuardedError, GuardedInput, GuardedResult, GuardPolicy, Resolver } from "./types";
import { checkUrl, defaultPolicy } from "./url";

/** Whole exchange, unless the caller asks for less or more. */
export const EXCHANGE_TIMEOUT_MS = 10_000;
/** Most of an answer's body that is read, bytes. */
export const MAX_RESPONSE_BYTES = 64 * 1024;
/** Most of an answer's head, bytes. */
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_REQUEST_HEADER_BYTES = 16 * 1024;
/** Origins whose last address is kept for the record. */
const MAX_REMEMBERED = 10_000;

/** How this client may behave; the product uses the defaults, tests inject a policy and a resolver. */
export type GuardOptions = { policy?: GuardPolicy; resolve?: Resolver };

/** Sends guarded requests over kept connections; `close` ends them. */
export type GuardedClient = { request: (input: GuardedInput) => Promise<GuardedResult>; close: () => Promise<void> };

/** Where a URL leads, once it passed the check of its text. */
type Target = { ok: true; origin: string; path: string } | { ok: false; why: string };

type Failure = { error: GuardedError; detail: string };

function failureOf(error: unknown, timedOut: boolean): Failure {
  if (timedOut) return { error: "timeout", detail: "The exchange took too long." };
  if (error instanceof DialError) return { error: error.kind, detail: error.message };
  if (error instanceof errors.HeadersOverflowError)
    return { error: "too_large", detail: "The answer's headers are too large." };
  if (error instanceof errors.HTTPParserError || error instanceof errors.InvalidArgumentError) {
    return error.message.includes("Header overflow")
      ? { error: "too_large", detail: "The answer's headers are too large." }
      : { error: "protocol", detail: `Not HTTP: ${error.message}` };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { error: error instanceof errors.SocketError ? "connect" : "protocol", detail };
}

function headerBytes(headers: Readonly<Record<string, string>>): number {
  let sum = 0;
  for (const name in headers) sum += name.length + (headers[name]?.length ?? 0) + 4;
  return sum;
}

function failed(failure: Failure, started: number): GuardedResult {
  return { ok: false, ...failure, durationMs: Math.round(performance.now() - started) };
}

/** A client of its own, with its own connections. Most callers want `guardedRequest`. */
export function createGuardedClient(options: GuardOptions = {}): GuardedClient {
  const policy = options.policy ?? defaultPolicy();
  const dialled = new Map<string, string>();
  const connect = guardedConnector(policy, options.resolve ?? systemResolver, (origin, address) => {
    if (dialled.size > MAX_REMEMBERED) dialled.clear();
    dialled.set(origin, address);
  });
  const agent = new Agent({
    connect,
    connections: 128,
    pipelining: 1,
    allowH2: false,
    // Its timers are per phase and cost each request something; an exchange has one clock for all of it.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 30_000,
    maxHeaderSize: MAX_HEADER_BYTES,
  });

  const known = new Map<string, Target>();

  /** The verdict depends on the text alone (addresses are judged at every dial), so it is worked out once. */
  function targetOf(text: string): Target {
    const seen = known.get(text);
    if (seen) return seen;
    const verdict = checkUrl(text, policy);
    const url = verdict.ok ? new URL(text) : null;
    const target: Target = url
      ? { ok: true, origin: url.origin, path: `${url.pathname}${url.search}` }
      : { ok: false, why: verdict.ok ? "" : verdict.why };
    if (known.size > MAX_REMEMBERED) known.clear();
    known.set(text, target);
    return target;
  }

  async function request(input: GuardedInput): Promise<GuardedResult> {
    const started = performance.now();
    const target = targetOf(input.url);
    if (!target.ok) return failed({ error: "refused_address", detail: target.why }, started);
    const headers = input.headers ?? {};
    if (headerBytes(headers) > MAX_REQUEST_HEADER_BYTES)
      return failed({ error: "too_large", detail: "The request's headers are too large." }, started);
    try {
      const outcome = await exchange(
        agent,
        {
          origin: target.origin,
          path: target.path,
          method: input.method,
          headers,
          body: input.body ?? null,
        },
        { timeoutMs: input.timeoutMs ?? EXCHANGE_TIMEOUT_MS, maxBytes: input.maxBytes ?? MAX_RESPONSE_BYTES },
      );
      if ("error" in outcome) return failed(failureOf(outcome.error, outcome.timedOut), started);
      const durationMs = Math.round(performance.now() - started);
      return { ok: true, ...outcome, durationMs, address: dialled.get(target.origin) ?? "" };
    } catch (error) {
      return failed(failureOf(error, false), started);
    }
  }

  return { request, close: () => agent.destroy() };
}

let shared: GuardedClient | undefined;

/**
 * Calls an address that someone outside gave us: checked, dialled at the checked address only, no redirects, bounded in time and
 * size. Never throws; expected failures are values. Every outbound call to a partner goes through here.
 */
export function guardedRequest(input: GuardedInput): Promise<GuardedResult> {
  shared ??= createGuardedClient();
  return shared.request(input);
}
