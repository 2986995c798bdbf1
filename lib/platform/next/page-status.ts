// The status of a cached page that is no success. Next can only say "not found", and by a body that stays empty without a script; so
// such a page is an ordinary one that names its status, and lib/platform/cache/cache-handler.ts answers with it.
// Nothing of the product is imported here: Next loads cache-handler.ts, which uses this, on its own.

const META = "patchbay-status";

/** Statuses a cached page may name: nothing here, and gone for good. */
export type PageStatus = 404 | 410;

/** The metadata of a page that answers with `status` and is not to be indexed. */
export function statusMetadata(status: PageStatus) {
  return { robots: { index: false }, other: { [META]: String(status) } };
}

// Text and attributes that people wrote cannot hold this: their "<" is escaped.
const NAMED = new RegExp(`<meta name="${META}" content="(404|410)"`);

/** The status a whole document names; undefined for an ordinary page. */
export function statusOf(html: string): PageStatus | undefined {
  const named = NAMED.exec(html)?.[1];
  return named === undefined ? undefined : named === "410" ? 410 : 404;
}
