import { Agent, type Dispatcher, errors } from "undici";
import { DialError, guardedConnector, systemResolver } from "./connector";
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

type Failure = { error: GuardedError; detail: string };

function failureOf(error: unknown, timedOut: boolean): Failure {
  if (timedOut) return { error: "timeout", detail: "The exchange took too long." };
  if (error instanceof DialError) return { error: error.kind, detail: error.message };
  if (error instanceof errors.HeadersOverflowError)
    return { error: "too_large", detail: "The answer's headers are too large." };
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError)
    return { error: "timeout", detail: error.message };
  if (error instanceof errors.HTTPParserError || error instanceof errors.InvalidArgumentError) {
    return error.message.includes("Header overflow")
      ? { error: "too_large", detail: "The answer's headers are too large." }
      : { error: "protocol", detail: `Not HTTP: ${error.message}` };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { error: error instanceof errors.SocketError ? "connect" : "protocol", detail };
}

function plainHeaders(headers: Dispatcher.ResponseData["headers"]): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return plain;
}

/** Reads up to `maxBytes` while streaming; what is more is dropped with its connection. */
async function readCapped(
  body: Dispatcher.ResponseData["body"],
  maxBytes: number,
): Promise<{ text: string; truncated: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes.subarray(0, maxBytes - size));
    size += bytes.length;
    if (size > maxBytes) {
      // Leaving the loop destroys the stream and its socket.
      return { text: Buffer.concat(chunks).toString("utf8"), truncated: true };
    }
  }
  return { text: chunks.length === 0 ? "" : Buffer.concat(chunks).toString("utf8"), truncated: false };
}

function headerBytes(headers: Readonly<Record<string, string>>): number {
  return Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
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
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 30_000,
    maxHeaderSize: MAX_HEADER_BYTES,
  });

  async function request(input: GuardedInput): Promise<GuardedResult> {
    const started = performance.now();
    const fail = ({ error, detail }: Failure): GuardedResult => ({
      ok: false,
      error,
      detail,
      durationMs: Math.round(performance.now() - started),
    });
    const verdict = checkUrl(input.url, policy);
    if (!verdict.ok) return fail({ error: "refused_address", detail: verdict.why });
    if (headerBytes(input.headers ?? {}) > MAX_REQUEST_HEADER_BYTES)
      return fail({ error: "too_large", detail: "The request's headers are too large." });
    const aborter = new AbortController();
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      aborter.abort();
    }, input.timeoutMs ?? EXCHANGE_TIMEOUT_MS);
    try {
      const url = new URL(input.url);
      const response = await agent.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: input.method,
        headers: { ...input.headers },
        body: input.body ?? null,
        signal: aborter.signal,
      });
      const { text, truncated } = await readCapped(response.body, input.maxBytes ?? MAX_RESPONSE_BYTES);
      const address = dialled.get(url.origin) ?? "";
      return {
        ok: true,
        status: response.statusCode,
        headers: plainHeaders(response.headers),
        body: text,
        truncated,
        durationMs: Math.round(performance.now() - started),
        address,
      };
    } catch (error) {
      return fail(failureOf(error, timedOut));
    } finally {
      clearTimeout(timer);
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
