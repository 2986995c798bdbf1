import { createHash } from "node:crypto";

// The content security policies. Nothing of the product is imported here: Next loads cache-handler.ts, which uses this, on its own.

/** What every page has in common; styles may stand inline, scripts never without a nonce or hash. */
const COMMON = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
];

function withScripts(sources: readonly string[], framedBy: "'none'" | "'self'" = "'none'"): string {
  return [...COMMON, `frame-ancestors ${framedBy}`, `script-src ${sources.join(" ")}`].join("; ");
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

/** The policy of a body that is the same for everybody: our own files, and exactly the inline scripts it was made with. */
export function cachedBodyPolicy(html: string): string {
  return withScripts(["'self'", ...inlineScriptHashes(html)]);
}

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;

/** CSP sources of a document's inline scripts, each once. Data blocks (JSON-LD) are not run and need none. */
export function inlineScriptHashes(html: string): string[] {
  const hashes = new Set<string>();
  for (const [, attributes = "", text = ""] of html.matchAll(SCRIPT)) {
    if (/\ssrc\s*=/i.test(attributes) || /\stype\s*=\s*["']?application\/(ld\+)?json/i.test(attributes) || text === "")
      continue;
    hashes.add(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  }
  return [...hashes];
}
