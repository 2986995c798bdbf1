import { createHash } from "node:crypto";

// Which inline scripts of a cached body are ours. A script that came into the body by any other way (a text that was not escaped) must not be
// allowed by the policy made for that body. Nothing of the product is imported here: Next loads cache-handler.ts, which uses this, on its own.

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;

/** CSP source of a script's text. */
export function scriptHash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** Next's first script; it only makes the list that page data is pushed to. */
const BOOTSTRAP = "(self.__next_f=self.__next_f||[]).push([0])";

/** The bundler's start: names of our own files and modules, and nothing else. */
const LOADER = /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((\{[^()]*\})\);$/;
const FILE = /^static\/chunks\/[\w.~-]+$/;

function isLoader(text: string): boolean {
  const told = jsonOf(LOADER.exec(text)?.[1]);
  if (typeof told !== "object" || told === null) return false;
  const { otherChunks, runtimeModuleIds, ...more }: Record<string, unknown> = { ...told };
  return (
    Object.keys(more).length === 0 &&
    Array.isArray(otherChunks) &&
    otherChunks.every((file) => typeof file === "string" && FILE.test(file)) &&
    Array.isArray(runtimeModuleIds) &&
    runtimeModuleIds.every((id) => Number.isInteger(id))
  );
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One piece of page data as Next writes it: text, or bytes that are no text on their own. */
const PUSH = /^self\.__next_f\.push\((\[[13],"[\s\S]*"\])\)$/;

function pushed(text: string): Buffer | null {
  const told = jsonOf(PUSH.exec(text)?.[1]);
  if (!Array.isArray(told) || told.length !== 2) return null;
  const [kind, piece]: readonly unknown[] = told;
  return typeof piece === "string" ? Buffer.from(piece, kind === 3 ? "base64" : "utf8") : null;
}

/**
 * CSP sources of the inline scripts of a document that are known to be ours, each once: the texts in `constants`, Next's own start, and
 * page data that is, piece by piece and in its order, what the server rendered (`rendered`, which Next keeps beside the body). Everything
 * else stays without: injected scripts, and page data that was not rendered. Data blocks (JSON-LD) are not run and need none.
 */
export function ownScriptHashes(html: string, rendered: Uint8Array, constants: readonly string[]): string[] {
  // Next writes one sign of its own before what it keeps.
  let rest = Buffer.from(rendered);
  if (rest[0] === 0x23) rest = rest.subarray(1);
  const hashes = new Set<string>();
  for (const [, attributes = "", text = ""] of html.matchAll(SCRIPT)) {
    if (attributes !== "" || text === "") continue;
    const piece = pushed(text);
    const follows = piece !== null && piece.length > 0 && rest.subarray(0, piece.length).equals(piece);
    if (follows) rest = rest.subarray(piece.length);
    if (follows || text === BOOTSTRAP || constants.includes(text) || isLoader(text)) hashes.add(scriptHash(text));
  }
  return [...hashes];
}
