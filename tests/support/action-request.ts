import { vi } from "vitest";
import { sealSession, sessionCookieName } from "@/lib/accounts/session/cookie";
import { env } from "@/lib/platform/env";

// What Next gives to an action or a page: the headers and cookies of one request. Test files mock `next/headers` with `requestHeaders`
// and `requestCookies`; nothing of ours is mocked.

let headersNow = new Headers();
let jar = new Map<string, string>();

/** Every call from here on comes from this browser, which has no other cookies. `origin: null` leaves the header out. */
export async function comeFrom(
  sessionId: string | null,
  origin: string | null = env().origin,
  more: { headers?: Record<string, string>; cookies?: Record<string, string> } = {},
): Promise<void> {
  headersNow = new Headers({ "x-patchbay-path": "/en/here", "user-agent": "test", ...more.headers });
  if (origin !== null) headersNow.set("origin", origin);
  jar = new Map(Object.entries(more.cookies ?? {}));
  if (sessionId) jar.set(sessionCookieName(), await sealSession(sessionId));
}

/** What the browser keeps under a name, after the calls so far. */
export function cookieOf(name: string): string | undefined {
  return jar.get(name);
}

/** Stands for `next/headers`. */
export function nextHeaders() {
  return {
    headers: async () => headersNow,
    cookies: async () => ({
      get: (name: string) => {
        const value = jar.get(name);
        return value === undefined ? undefined : { name, value };
      },
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      has: (name: string) => jar.has(name),
      set: (name: string, value: string) => void jar.set(name, value),
      delete: (name: string) => void jar.delete(name),
    }),
  };
}

/** Stands for `next/cache`: there is no cache to tell. */
export function nextCache() {
  return {
    revalidatePath: vi.fn(),
    revalidateTag: vi.fn(),
    updateTag: vi.fn(),
    refresh: vi.fn(),
    cacheTag: vi.fn(),
    cacheLife: vi.fn(),
  };
}

/** What became of a call: its code, or where it led. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    const answer = await call;
    if (typeof answer !== "object" || answer === null || !("ok" in answer)) return "done";
    return answer.ok === false && "code" in answer ? String(answer.code) : "done";
  } catch (error) {
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
    if (digest.startsWith("NEXT_HTTP_ERROR_FALLBACK;404")) return "not_found";
    if (digest.includes("/sign-in/code")) return "totp_required";
    if (digest.includes("/sign-in?")) return "not_signed_in";
    if (digest.startsWith("NEXT_REDIRECT")) return "done";
    throw error;
  }
}
