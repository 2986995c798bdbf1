import type { IncomingMessage } from "node:http";
import { HttpError } from "./http.ts";
import { isLoopback } from "./settings.ts";

/**
 * Keeps other sites out of these pages: no request under a foreign host name (DNS rebinding), no form posted from elsewhere
 * (CSRF). It is no sign-in: whoever reaches the address may change the settings, so it listens on this machine only.
 * Deliveries do not pass here; their signature is their proof.
 *
 * @throws HttpError 403
 */
export function guardPages(req: IncomingMessage, publicUrl: URL): void {
  const host = `http://${req.headers.host ?? ""}`;
  const known = URL.canParse(host) && (new URL(host).host === publicUrl.host || isLoopback(new URL(host)));
  if (!known) throw new HttpError(403, "This address is not served here.");
  if (req.method === "GET" || req.method === "HEAD") return;

  const origin = req.headers.origin;
  const site = req.headers["sec-fetch-site"];
  const ours = origin === undefined || origin === publicUrl.origin || origin === `http://${req.headers.host}`;
  if (!ours || (site !== undefined && site !== "same-origin" && site !== "none")) {
    throw new HttpError(403, "Forms are accepted from these pages only.");
  }
}
