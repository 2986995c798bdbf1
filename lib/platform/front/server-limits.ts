import type { ServerOptions } from "node:http";

/**
 * What the web process's HTTP server allows, milliseconds; Node's defaults decide none of it. An idle connection stays longer than a
 * proxy keeps one (nginx and the cloud balancers: 60 s, browsers' own pools less): whoever closes first must be the one that sends the
 * next request, or that request ends in a reset. Headers come at once; a body has the time of a large picture on a slow line.
 */
export const SERVER_LIMITS = {
  keepAliveTimeout: 75_000,
  headersTimeout: 20_000,
  requestTimeout: 300_000,
  maxHeaderSize: 16_384,
} as const satisfies ServerOptions;
