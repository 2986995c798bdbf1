import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isForPrograms, judge } from "./request-line";

const HOST = "localhost:3000";

describe("a request line", () => {
  it.each([
    ["/en/search?q=a%00b", "/en/search?q=a%00b"],
    ["/?x=%", "/?x=%"],
    ["http://elsewhere.example/en?a=1", "/en?a=1"],
    ["http://elsewhere.example?a=1", "/?a=1"],
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

  it.each(["TRACE", "PROPFIND", "M-SEARCH", "get", ""])("%s is no method of ours", (method) => {
    expect(judge(method, "/en", HOST)).toMatchObject({ ok: false, why: "method" });
  });

  it.each([undefined, "", "a b", "a/b", "a@b", "[::1", "x:port"])("%s is no host", (host) => {
    expect(judge("GET", "/en", host)).toMatchObject({ ok: false, why: "host" });
  });

  it("is judged without an error, whatever it holds, and what goes on can be decoded", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.webUrl({ withQueryParameters: true }), (text, url) => {
        for (const target of [text, `/${text}`, url]) {
          const verdict = judge("GET", target, HOST);
          if (!verdict.ok) continue;
          expect(verdict.address).toMatch(/^\//);
          expect(decodeURIComponent(verdict.address.split("?")[0] ?? "")).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });
});

it("tells programs from people by the first word of the address", () => {
  for (const address of ["/api", "/api/v1/orders", "/oauth?x", "/oauth/%ff", "/.well-known/openid-configuration"])
    expect(isForPrograms(address)).toBe(true);
  for (const address of ["/", "/apiary", "/en/api", "/oauthx"]) expect(isForPrograms(address)).toBe(false);
});
