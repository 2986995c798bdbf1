import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isForPrograms, judge, takesForms } from "./request-line";

/** Addresses of pieces that mean something in one, whole and broken. */
const odd = fc
  .array(
    fc.constantFrom("/", "//", "en", "..", "%2e", "%", "%ff", "%0a", "?", "#", "@", ":", "\\", "http://", "[", "é"),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));

const letters = fc.array(fc.nat(0x2ff), { maxLength: 30 }).map((codes) => String.fromCharCode(...codes));

const HOST = { host: "localhost:3000" };

describe("a request line", () => {
  it.each([
    ["/en/search?q=a%00b", "/en/search?q=a%00b"],
    ["/?x=%", "/?x=%"],
    ["http://elsewhere.example/en?a=1", "/en?a=1"],
    ["http://elsewhere.example?a=1", "/?a=1"],
    ["/api/../en/%2e%2e/he#x", "/he"],
    ["//evil.example/x", "//evil.example/x"],
    ["/en/integrations/%D7%A9%D7%9C%D7%95%D7%9D", "/en/integrations/%D7%A9%D7%9C%D7%95%D7%9D"],
  ])("%s goes on as %s", (target, address) => {
    expect(judge("GET", target, HOST)).toEqual({ ok: true, address });
  });

  it.each(["/%", "/en/%E0%A4%A", "/en/%c3%28", "/%ff?x=1", "/a%0ab", "/a%00", "/a%7fb", "*", "en", "javascript:x"])(
    "%s is no address",
    (target) => {
      expect(judge("GET", target, HOST)).toMatchObject({ ok: false, why: "address" });
    },
  );

  it("that cannot be decoded still says whom it was for", () => {
    expect(judge("GET", "http://elsewhere.example/api/%ff", HOST)).toMatchObject({ why: "address", path: "/api/%ff" });
  });

  it.each(["TRACE", "PROPFIND", "M-SEARCH", "get", ""])("%s is no method of ours", (method) => {
    expect(judge(method, "/en", HOST)).toMatchObject({ ok: false, why: "method" });
  });

  it.each(["%5B", "x", "%ff", "null", "%5Bnull%5D"])("%s is no state of Next's router", (tree) => {
    const verdict = judge("GET", "/en", { ...HOST, "next-router-state-tree": tree });
    expect(verdict).toMatchObject({ ok: false, why: "router state" });
  });

  it("a state of Next's router goes on", () => {
    const tree = encodeURIComponent(JSON.stringify(["", { children: ["en", {}] }]));
    expect(judge("GET", "/en", { ...HOST, "next-router-state-tree": tree }).ok).toBe(true);
  });

  it.each([undefined, "", "a b", "a/b", "a@b", "[::1", "x:port"])("%s is no host", (host) => {
    expect(judge("GET", "/en", { host })).toMatchObject({ ok: false, why: "host" });
  });

  it("is judged without an error, whatever it holds, and what goes on can be decoded", () => {
    fc.assert(
      fc.property(letters, odd, (text, url) =>
        [text, `/${text}`, url].every((target) => {
          const verdict = judge("GET", target, HOST);
          return !verdict.ok || /^\/\P{Cc}*$/u.test(decodeURIComponent(verdict.address.split("?")[0] ?? ""));
        }),
      ),
    );
  });
});

it("tells what is only read from what takes forms", () => {
  for (const address of ["/", "/?x=1", "/favicon.ico", "/robots.txt?x", "/_next/static/x", "/en.json"])
    expect(takesForms(address)).toBe(false);
  for (const address of ["/en", "/en/sign-in?next=/a.b", "/partner/ptn_1", "/console"])
    expect(takesForms(address)).toBe(true);
});

it("tells programs from people by the first word of the address", () => {
  for (const address of ["/api", "/api/v1/orders", "/oauth?x", "/oauth/%ff", "/.well-known/openid-configuration"])
    expect(isForPrograms(address)).toBe(true);
  for (const address of ["/", "/apiary", "/en/api", "/oauthx"]) expect(isForPrograms(address)).toBe(false);
});
