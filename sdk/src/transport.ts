import { PatchbayError, problemOf } from "./errors.ts";
import { parseJson } from "./json.ts";
import { delayAfter, isRetryable, parseRetryAfter, type RetryPolicy } from "./retry.ts";

export type Request = {
  method: "GET" | "POST" | "PATCH";
  /** Absolute path below the base URL, already encoded. */
  path: string;
  query?: Readonly<Record<string, string | number | undefined>>;
  headers?: Readonly<Record<string, string>>;
  /** JSON unless it is `URLSearchParams`. */
  body?: object | URLSearchParams;
};

export type Answer = { status: number; body: unknown; etag: string | null };

export type TransportOptions = {
  baseUrl: URL;
  platformKey: string;
  fetch: typeof globalThis.fetch;
  /** For one try, the body included. */
  timeoutMs: number;
  retry: RetryPolicy;
};

export type Transport = (request: Request) => Promise<Answer>;

/**
 * Sends requests with the platform key and tries again after network errors, timeouts, 429 and 5xx. Writes must carry an
 * `Idempotency-Key`, which stays the same over all tries, so that a lost answer never does the work twice.
 */
export function createTransport(options: TransportOptions): Transport {
  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      const outcome = await tryOnce(options, request);
      if (!(outcome instanceof PatchbayError)) return outcome;
      const retryable = outcome.status === 0 || isRetryable(outcome.status);
      const delay = retryable ? delayAfter(attempt, outcome.retryAfterMs, options.retry, Math.random()) : null;
      if (delay === null) throw outcome;
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  };
}

async function tryOnce(options: TransportOptions, request: Request): Promise<Answer | PatchbayError> {
  const url = new URL(request.path, options.baseUrl);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const headers = new Headers({
    ...request.headers,
    accept: "application/json",
    authorization: `Bearer ${options.platformKey}`,
  });
  const isForm = request.body instanceof URLSearchParams;
  if (request.body !== undefined && !isForm) headers.set("content-type", "application/json");
  const payload = request.body instanceof URLSearchParams ? request.body : JSON.stringify(request.body);

  try {
    const response = await options.fetch(url, {
      method: request.method,
      headers,
      body: payload ?? null,
      // The key must not follow anybody elsewhere.
      redirect: "manual",
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    const body = parseJson(await response.text());
    if (response.ok) return { status: response.status, body, etag: response.headers.get("etag") };
    return problemOf(response.status, body, parseRetryAfter(response.headers.get("retry-after"), Date.now()));
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === "TimeoutError";
    return new PatchbayError({
      status: 0,
      code: timedOut ? "timeout" : "network_error",
      detail: timedOut ? `No answer within ${options.timeoutMs} ms.` : "The marketplace could not be reached.",
      cause: error,
    });
  }
}
