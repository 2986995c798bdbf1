import { readdirSync } from "node:fs";
import path from "node:path";

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Response | Promise<Response>;
type RouteFile = { file: string /** As OpenAPI writes it: `/api/v1/orders/{order}`. */; path: string; pattern: RegExp };

const ROOT = path.resolve(import.meta.dirname, "../..");
const METHODS = ["GET", "POST", "PATCH", "PUT", "DELETE"] as const;

/** Every route file under `app/api/v1`, found on the disk as Next finds it. */
export function routeFiles(): RouteFile[] {
  const files = readdirSync(path.join(ROOT, "app/api/v1"), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => path.basename(file) === "route.ts")
    .map((file) => {
      const shown = `/api/v1/${path.dirname(file).split(path.sep).join("/")}`.replaceAll(/\[(\w+)\]/g, "{$1}");
      const pattern = shown.replaceAll(".", "\\.").replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)");
      return { file: `app/api/v1/${file}`, path: shown, pattern: new RegExp(`^${pattern}$`) };
    });
}

async function handlersOf(file: string): Promise<Map<string, Handler>> {
  const loaded: unknown = await import(path.join(ROOT, file));
  const found = new Map<string, Handler>();
  for (const method of METHODS) {
    const handler: unknown = typeof loaded === "object" && loaded !== null ? Reflect.get(loaded, method) : undefined;
    // A route has all methods; those that do no more than refuse say so.
    if (typeof handler === "function" && !("refuses" in handler))
      found.set(method, (request, context) => handler(request, context));
  }
  return found;
}

/** Methods and paths of every route that answers, as `GET /api/v1/orders/{order}`. */
export async function answeredRoutes(): Promise<string[]> {
  const all = await Promise.all(
    routeFiles().map(async (route) =>
      [...(await handlersOf(route.file)).keys()].map((method) => `${method} ${route.path}`),
    ),
  );
  return all.flat().sort();
}

export type ApiCall = {
  /** Bearer token or key. */
  token?: string | undefined;
  headers?: Record<string, string>;
  /** Sent as JSON; a string goes as it is. */
  body?: unknown;
};

export type ApiResult = { status: number; headers: Headers; text: string; body: Record<string, unknown> };

/** Calls a route handler as Next would, without a server. */
export async function callApi(method: string, address: string, call: ApiCall = {}): Promise<ApiResult> {
  const url = new URL(address, process.env.ORIGIN);
  for (const route of routeFiles()) {
    const match = route.pattern.exec(url.pathname);
    if (!match) continue;
    // Next answers HEAD by the route's GET.
    const handler = (await handlersOf(route.file)).get(method === "HEAD" ? "GET" : method);
    if (!handler) throw new Error(`${method} ${url.pathname} has no handler.`);
    const body = call.body === undefined || typeof call.body === "string" ? call.body : JSON.stringify(call.body);
    const request = new Request(url, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(call.token ? { authorization: `Bearer ${call.token}` } : {}),
        ...call.headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const params = match.groups && Object.keys(match.groups).length > 0 ? { ...match.groups } : undefined;
    const response = await handler(request, { params: Promise.resolve(params) });
    const text = await response.text();
    const parsed: unknown = text === "" ? {} : JSON.parse(text);
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: typeof parsed === "object" && parsed !== null ? { ...parsed } : {},
    };
  }
  throw new Error(`No route for ${url.pathname}.`);
}
