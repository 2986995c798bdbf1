import { vi } from "vitest";
import { sealSession, sessionCookieName } from "@/lib/accounts/session/cookie";
import { env } from "@/lib/platform/env";

// What Next gives to an action or a page: the headers and cookies of one request. Test files mock `next/headers` with `requestHeaders`
// and `requestCookies`; nothing of ours is mocked.

let current: { headers: Headers; cookie: string | undefined } = { headers: new Headers(), cookie: undefined };

/** Every call from here on comes from this browser. `origin: null` leaves the header out. */
export async function comeFrom(sessionId: string | null, origin: string | null = env().origin): Promise<void> {
  const headers = new Headers({ "x-patchbay-path": "/en/here", "user-agent": "test" });
  if (origin !== null) headers.set("origin", origin);
  current = { headers, cookie: sessionId ? await sealSession(sessionId) : undefined };
}

/** Stands for `next/headers`. */
export function nextHeaders() {
  return {
    headers: async () => current.headers,
    cookies: async () => ({
      get: (name: string) =>
        name === sessionCookieName() && current.cookie ? { name, value: current.cookie } : undefined,
      getAll: () => [],
      has: () => false,
      set: () => undefined,
      delete: () => undefined,
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
