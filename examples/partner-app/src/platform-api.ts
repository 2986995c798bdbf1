import type { App } from "./context.ts";
import { HttpError } from "./http.ts";
import { parseJson } from "./json.ts";
import { ReconnectNeeded } from "./tokens.ts";

export type ApiRequest = { method?: string; path: string; body?: unknown };
export type ApiAnswer = { status: number; body: unknown };

const TRIES = 3;
const LONGEST_WAIT_MS = 30_000;

/**
 * Calls the platform for one installation. A 401 is tried once more with a fresh token; a GET that met 429 or 503 waits as
 * long as it is told (`Retry-After`), else a little longer each time. Every call is written down.
 *
 * @throws ReconnectNeeded when there are no tokens; network errors as they come
 */
export async function callPlatform(
  app: App,
  installation: string,
  request: ApiRequest,
  why: string,
): Promise<ApiAnswer> {
  const token = await app.tokens.accessToken(installation);
  const first = await patiently(app, installation, token, request, why);
  if (first.status !== 401) return first;
  try {
    const fresh = await app.tokens.refresh(installation, token);
    return await patiently(app, installation, fresh, request, `${why} (with a fresh token)`);
  } catch (error) {
    if (error instanceof ReconnectNeeded) return first;
    throw error;
  }
}

async function patiently(
  app: App,
  installation: string,
  token: string,
  request: ApiRequest,
  why: string,
): Promise<ApiAnswer> {
  for (let attempt = 1; ; attempt++) {
    const { retryAfter, ...answer } = await send(app, installation, token, request, why);
    const busy = answer.status === 429 || answer.status === 503;
    if (!busy || (request.method ?? "GET") !== "GET" || attempt === TRIES) return answer;
    const wait = retryAfter ?? 250 * 2 ** attempt * (0.5 + Math.random());
    if (wait > LONGEST_WAIT_MS) return answer;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function send(
  app: App,
  installation: string,
  token: string,
  { method = "GET", path, body }: ApiRequest,
  why: string,
): Promise<ApiAnswer & { retryAfter: number | null }> {
  const { issuer } = app.store.settings;
  const url = new URL(path, issuer);
  // The token goes to the platform's API and nowhere else, whatever path came in.
  if (url.origin !== issuer || !url.pathname.startsWith("/api/v1/"))
    throw new HttpError(400, "The path must start with /api/v1/.");

  const headers = new Headers({ accept: "application/json", authorization: `Bearer ${token}` });
  if (body !== undefined) headers.set("content-type", "application/json");
  const started = performance.now();
  const log = (status: number) =>
    app.store.addApiCall({
      at: new Date().toISOString(),
      installation,
      method,
      path: `${url.pathname}${url.search}`,
      status,
      ms: Math.round(performance.now() - started),
      why,
    });
  try {
    const response = await fetch(url, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(10_000),
    });
    const text = await response.text();
    log(response.status);
    const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
    return {
      status: response.status,
      body: parseJson(text) ?? text,
      retryAfter: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null,
    };
  } catch (error) {
    log(0);
    throw error;
  }
}
