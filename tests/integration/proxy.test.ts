import { NextRequest } from "next/server";
import { describe, expect, it, vi } from "vitest";
import { wholePageMark } from "@/lib/platform/next/whole-page";
import { proxy } from "@/proxy";

const ask = (path: string, init: { method?: string; cookie?: string; headers?: Record<string, string> } = {}) =>
  proxy(
    new NextRequest(new URL(path, "http://localhost:3000"), {
      method: init.method ?? "GET",
      headers: { ...init.headers, ...(init.cookie ? { cookie: init.cookie } : {}) },
    }),
  );

describe("without a session cookie", () => {
  it.each([
    ["/partner", "/partner/register"],
    ["/partner/ptn_1/listings?state=draft", "/en/sign-in?next=%2Fpartner%2Fptn_1%2Flistings%3Fstate%3Ddraft"],
    ["/admin/audit", "/en/sign-in?next=%2Fadmin%2Faudit"],
    ["/console", "/en/sign-in?next=%2Fconsole"],
    ["/he/workspace/wks_1", "/he/sign-in?next=%2Fhe%2Fworkspace%2Fwks_1"],
    ["/en/consent/abc", "/en/sign-in?next=%2Fen%2Fconsent%2Fabc"],
  ])("%s leads to %s, without a script", (path, target) => {
    const answer = ask(path);
    expect(answer.status).toBe(307);
    const location = new URL(answer.headers.get("location") ?? "");
    expect(location.pathname + location.search).toBe(target);
  });

  it.each(["/en/search", "/en/sign-in", "/partner/register", "/en/sign-up", "/partner/docs/search"])(
    "%s is shown",
    (path) => {
      const answer = ask(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    },
  );

  it("leaves posts to the action, which answers in its own words", () => {
    expect(ask("/partner", { method: "POST" }).status).toBe(200);
  });
});

it("a cookie, whatever it holds, is judged by the page", () => {
  expect(ask("/admin", { cookie: "next-auth.session-token=x" }).status).toBe(200);
});

describe("the language being read", () => {
  const kept = (path: string, cookie?: string) =>
    ask(path, cookie ? { cookie } : {}).cookies.get("patchbay-locale")?.value;

  it("is remembered on pages made for one reader, once", () => {
    expect(kept("/he/search")).toBe("he");
    expect(kept("/he/workspace/wks_1", "next-auth.session-token=x; patchbay-locale=en")).toBe("he");
    expect(kept("/en/consent/abc", "next-auth.session-token=x; patchbay-locale=en")).toBeUndefined();
  });

  it("is none of ours where a page has no language of its own", () => {
    expect(kept("/partner", "next-auth.session-token=x")).toBeUndefined();
  });
});

describe("the mark that asks for a whole page", () => {
  const handedOn = (method: string, headers: Record<string, string>) =>
    ask("/en/sign-in", { method, headers: { "user-agent": "Lynx/2.9", ...headers } }).headers.get(
      "x-middleware-request-user-agent",
    );

  it.each<[string, Record<string, string>]>([
    ["GET", {}],
    ["HEAD", {}],
    ["GET", { "sec-fetch-dest": "document" }],
    ["GET", { "sec-fetch-dest": "iframe" }],
  ])("is put on a document: %s %j", (method, headers) => {
    expect(handedOn(method, headers)).toBe(`Lynx/2.9 ${wholePageMark()}`);
  });

  it("cannot be guessed, and is the same for the settings and for the proxy, which are bundled apart", async () => {
    const mark = wholePageMark();
    expect(mark).toMatch(/^patchbay-whole-page-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    vi.resetModules();
    expect((await import("@/lib/platform/next/whole-page")).wholePageMark()).toBe(mark);
  });

  it.each<[string, Record<string, string>]>([
    ["POST", {}],
    ["POST", { "sec-fetch-dest": "document" }],
    ["GET", { "sec-fetch-dest": "empty" }],
    ["GET", { rsc: "1", "next-router-prefetch": "1" }],
  ])("is put on nothing else, so that no stored user agent has it: %s %j", (method, headers) => {
    expect(handedOn(method, headers)).toBe("Lynx/2.9");
  });
});
