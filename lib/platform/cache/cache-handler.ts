import { createRequire } from "node:module";
import type FileSystemCache from "next/dist/server/lib/incremental-cache/file-system-cache";
import { plainBody } from "../front/plain-body.ts";
import { cachedBodyPolicy } from "../next/content-policy.ts";
import { statusOf } from "../next/page-status.ts";

// Next's own cache of rendered pages, with three things added: each whole page carries the content security policy made for its body, so
// that cached pages need neither 'unsafe-inline' nor a proxy on their path, the status it names (docs/decisions), and its body is
// spelled so that it is quick to send. Next imports this file by its path.

function isCacheModule(loaded: unknown): loaded is { default: typeof FileSystemCache } {
  return typeof loaded === "object" && loaded !== null && "default" in loaded && typeof loaded.default === "function";
}

const loaded: unknown = createRequire(import.meta.url)("next/dist/server/lib/incremental-cache/file-system-cache");
if (!isCacheModule(loaded))
  throw new Error("This version of Next keeps its page cache elsewhere: adapt lib/platform/cache/cache-handler.ts.");
const PageCache = loaded.default;

type Stored = Parameters<FileSystemCache["set"]>[1];

/**
 * Done once, to the object that is kept in memory and served. Shells that a request completes stay as they are and get their policy
 * from the proxy.
 */
function seal(value: Stored | undefined): void {
  if (!value || !("rscData" in value) || value.rscData === undefined) return;
  if (value.postponed !== undefined || value.html === "") return;
  value.headers ??= {};
  if (value.headers["content-security-policy"]) return;
  value.html = plainBody(value.html);
  value.headers["content-security-policy"] = cachedBodyPolicy(value.html, value.rscData);
  const status = statusOf(value.html);
  if (status !== undefined) value.status = status;
}

export default class SealedPageCache extends PageCache {
  override async get(...args: Parameters<FileSystemCache["get"]>): ReturnType<FileSystemCache["get"]> {
    const entry = await super.get(...args);
    seal(entry?.value);
    return entry;
  }

  // A page that was just rendered is served from the object that is stored here.
  override async set(...args: Parameters<FileSystemCache["set"]>): Promise<void> {
    seal(args[1]);
    await super.set(...args);
  }
}
