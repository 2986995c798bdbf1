import type { ServerResponse } from "node:http";
import { DEFAULT_POLICY } from "../next/content-policy.ts";
import { DEFAULT_HEADERS } from "../next/default-headers.ts";
import { AWAY_SECONDS } from "../requests/problem.ts";
import type { Call } from "./call.ts";

/** Browsers come back by https alone for this long. Other hosts of the operator's domain are none of ours to decide about. */
const HSTS = `max-age=${2 * 365 * 86_400}`;

/** How this web process is reached: `https` sends HSTS; `origin` is where browsers find it; while developing, pages come without a policy of their own, and get none. */
export type FrontSettings = { https: boolean; development: boolean; origin?: string };

/** Headers of an answer that brings none of its own. */
export function defaultHeaders({ https, development }: FrontSettings): Array<readonly [name: string, value: string]> {
  return [
    ...DEFAULT_HEADERS.map(({ key, value }) => [key, value] as const),
    ...(https ? [["Strict-Transport-Security", HSTS] as const] : []),
    ...(development ? [] : [["Content-Security-Policy", DEFAULT_POLICY] as const]),
  ];
}

/**
 * Gives every answer our headers at the moment it is written: what a page or route set itself stays, everything else is ours. Set at once,
 * a policy would stand beside the page's own, because routes append theirs.
 */
export function withDefaultHeaders(
  response: ServerResponse,
  defaults: ReturnType<typeof defaultHeaders>,
  call: Readonly<Call>,
): void {
  const writeHead = response.writeHead.bind(response);
  const sealed = (...given: Parameters<typeof writeHead>) => {
    // Next has one status for a page that fails.
    if (given[0] === 500 && call.unavailable) {
      given[0] = 503;
      response.setHeader("retry-after", String(AWAY_SECONDS));
    }
    for (const [name, value] of defaults) if (!response.hasHeader(name)) response.setHeader(name, value);
    return writeHead(...given);
  };
  Object.defineProperty(response, "writeHead", { value: sealed, writable: true, configurable: true });
}
