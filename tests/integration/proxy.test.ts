import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { proxy } from "@/proxy";

const ask = (path: string, init: { method?: string; cookie?: string } = {}) =>
  proxy(
    new NextRequest(new URL(path, "http://localhost:3000"), {
      method: init.method ?? "GET",
      headers: init.cookie ? { cookie: init.cookie } : {},
    }),
  );

describe("without a session cookie", () => {
  it.each([
    ["/partner", "/en/sign-in?next=%2Fpartner"],
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

  it.each(["/en/search", "/en/sign-in", "/partner/register", "/en/sign-up"])("%s is shown", (path) => {
    const answer = ask(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  it("leaves posts to the action, which answers in its own words", () => {
    expect(ask("/partner", { method: "POST" }).status).toBe(200);
  });
});

it("a cookie, whatever it holds, is judged by the page", () => {
  expect(ask("/admin", { cookie: "next-auth.session-token=x" }).status).toBe(200);
});
