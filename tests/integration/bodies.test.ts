import { describe, expect, it } from "vitest";
import { POST } from "@/app/api/internal/cache/route";
import { introspectForPlatform } from "@/lib/authorization/introspection/door";
import { answerOAuth } from "@/lib/authorization/provider/door";
import { CACHE_CALL_HEADER, CACHE_CALL_PATH, signCacheCall } from "@/lib/platform/cache/cache-call";
import { makePlatformKey } from "../factories/host";
import { nextAuthPost } from "../support/next-auth-route";

const expireCache = (request: Request) => POST(request, {});
const KILOBYTE = 1024;
const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** A body of 64 MB that never said how long it is, and how much of it was taken. */
function longBody() {
  const chunk = new Uint8Array(16 * KILOBYTE).fill(97);
  const taken = { bytes: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        taken.bytes += chunk.byteLength;
        if (taken.bytes > 64 * KILOBYTE * KILOBYTE) controller.close();
        else controller.enqueue(chunk);
      },
      cancel() {
        taken.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, taken };
}

function posted(path: string, headers: Record<string, string>, body: BodyInit): Request {
  const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
  return new Request(new URL(path, process.env.ORIGIN), init);
}

describe("a body without a declared length", () => {
  it("is not read at all where the signature is missing", async () => {
    const { stream, taken } = longBody();
    expect((await expireCache(posted(CACHE_CALL_PATH, {}, stream))).status).toBe(404);
    expect(taken.bytes).toBe(0);
  });

  it.each<[string, string, (request: Request) => Promise<Response>, Record<string, string>, number]>([
    ["the cache's call", CACHE_CALL_PATH, expireCache, { [CACHE_CALL_HEADER]: signCacheCall("x") }, 404],
    ["signing in by next-auth", "/api/auth/callback/credentials", nextAuthPost, FORM, 413],
    ["the token endpoint", "/oauth/token", answerOAuth, FORM, 413],
  ])("is read no further than the cap: %s", async (_, path, door, headers, status) => {
    const { stream, taken } = longBody();
    expect((await door(posted(path, headers, stream))).status).toBe(status);
    expect(taken.bytes).toBeLessThan(200 * KILOBYTE);
    expect(taken.cancelled).toBe(true);
  });

  it("is read no further than the cap: introspection by the platform", async () => {
    const { stream, taken } = longBody();
    const headers = { ...FORM, authorization: `Bearer ${await makePlatformKey("sandbox")}` };
    expect((await introspectForPlatform(posted("/oauth/introspect", headers, stream))).status).toBe(413);
    expect([taken.bytes < 200 * KILOBYTE, taken.cancelled]).toEqual([true, true]);
  });
});

it("next-auth takes forms and addresses to come back to: anything else is refused by us, not an error of its own", async () => {
  for (const target of ["%00", "x", "javascript:alert(1)", "/en&callbackUrl=//"]) {
    const path = `/api/auth/callback/credentials?callbackUrl=${target}`;
    expect([target, (await nextAuthPost(posted(path, FORM, ""))).status]).toEqual([target, 400]);
  }
  const json = posted("/api/auth/callback/credentials", { "content-type": "application/json" }, '{"email": ');
  expect((await nextAuthPost(json)).status).toBe(415);
});
