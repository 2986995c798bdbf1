import { ownScriptHashes } from "./own-scripts.ts";
import { THEME_SCRIPT } from "./theme-script.ts";

// Every content security policy there is. Nothing else of the product is imported here: Next loads cache-handler.ts, and the web server its
// front door, on their own.

/** Nothing may frame an answer, turn its addresses elsewhere, or post its forms to a stranger. */
const ALWAYS = ["object-src 'none'", "base-uri 'none'"];

/** What every page has in common; styles may stand inline, scripts never without a nonce or hash. */
const PAGE = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  ...ALWAYS,
  "form-action 'self'",
];

/**
 * The policy of every answer that brings none: programs' answers, redirects, files, and what Next says on its own. It runs and loads
 * nothing, so that a page which was forgotten is plain and not open.
 */
export const DEFAULT_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  ...ALWAYS,
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Uploaded pictures and files, opened on their own. */
export const MEDIA_POLICY = [DEFAULT_POLICY, "sandbox"].join("; ");

/**
 * The page by which the authorization server's answer goes to the partner in a form (`response_mode=form_post`). The library adds the hash of
 * its one script to `script-src`. The form goes to the partner's registered address, and often on from there.
 */
export function formPostPolicy(options: { http: boolean }): string {
  return [
    "default-src 'none'",
    ...ALWAYS,
    "frame-ancestors 'none'",
    `form-action https:${options.http ? " http:" : ""}`,
    "script-src ",
  ].join("; ");
}

function withScripts(sources: readonly string[], framedBy: "'none'" | "'self'" = "'none'"): string {
  return [...PAGE, `frame-ancestors ${framedBy}`, `script-src ${sources.join(" ")}`].join("; ");
}

/**
 * The policy of a page that is rendered for one request: scripts by nonce and what those load, and the constant inline scripts named
 * by hash. Only a preview may be framed, by us.
 */
export function noncePolicy(
  nonce: string,
  options: { hashes: readonly string[]; development: boolean; framedByUs: boolean },
): string {
  const evaluate = options.development ? ["'unsafe-eval'"] : [];
  return withScripts(
    ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...options.hashes, ...evaluate],
    options.framedByUs ? "'self'" : "'none'",
  );
}

/**
 * The policy of a body that is the same for everybody: our own files, and of its inline scripts those that we rendered. `rendered` is the page
 * data that Next keeps beside the body.
 */
export function cachedBodyPolicy(html: string, rendered: Uint8Array): string {
  return withScripts(["'self'", ...ownScriptHashes(html, rendered, [THEME_SCRIPT])]);
}
