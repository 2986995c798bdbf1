/** Paths that would sign out or loop when they were a target. */
const NEVER = /^\/(?:en|he)\/(?:sign-in|sign-up)(?:[/?#]|$)|^\/api\//;

/**
 * The path to go to after signing in, if it is one of ours: starts with exactly one slash and resolves to our own origin however a
 * browser reads it. Everything else (`//host`, `/\host`, `https://…`, control characters) gives the fallback.
 */
export function safeRedirectTarget(wish: string | null | undefined, fallback: string): string {
  if (!wish || wish.length > 2000 || !wish.startsWith("/")) return fallback;
  for (const char of wish) if (char === "\\" || char <= " " || char === "\u007f") return fallback;
  const base = "http://patchbay.invalid";
  if (!URL.canParse(wish, base)) return fallback;
  const url = new URL(wish, base);
  if (url.origin !== base || url.pathname.startsWith("//") || NEVER.test(url.pathname)) return fallback;
  return url.pathname + url.search + url.hash;
}
