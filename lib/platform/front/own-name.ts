const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** What a request tells of how its browser found us. */
type Asking = { method?: string | undefined; headers: { host?: string | undefined; "sec-fetch-mode"?: unknown } };

/**
 * Where a person who opened this machine by another of its names (`127.0.0.1` for `localhost`) is led: sessions and forms belong to the
 * configured origin. Null for everybody else: behind a proxy `Host` may be this machine's while the browser uses the origin.
 */
export function ownNameFor({ method, headers }: Asking, origin: string | undefined): URL | null {
  const { host } = headers;
  const navigates = (method === "GET" || method === "HEAD") && headers["sec-fetch-mode"] === "navigate";
  if (!origin || !navigates || host === undefined || !URL.canParse(`http://${host}`)) return null;
  const own = new URL(origin);
  const asked = new URL(`${own.protocol}//${host}`);
  const bothHere = LOOPBACK.test(asked.hostname) && LOOPBACK.test(own.hostname);
  return bothHere && asked.host !== own.host && asked.port === own.port ? own : null;
}
