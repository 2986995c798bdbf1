import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { knownPaths, missingPage } from "./pages";

const files = readdirSync("app", { recursive: true, encoding: "utf8" });
const knows = knownPaths(files, readdirSync("public"));

describe("addresses with a page", () => {
  it("are those of every page and route", () => {
    const routes = files.filter((file) => /(?:^|\/)(?:page|route)\.tsx?$/.test(file));
    expect(routes.length).toBeGreaterThan(80);
    const unknown = routes
      .map((file) => `/${file.replaceAll(/\([^)]*\)\//g, "").replace(/\/?[^/]*$/, "")}`)
      .map((path) => path.replace("[locale]", "he").replaceAll(/\/\[\[?(?:\.\.\.)?\w+\]\]?/g, "/x"))
      .filter((path) => !knows(path));
    expect(unknown).toEqual([]);
  });

  it.each([
    ...[
      "/",
      "/en",
      "/he/",
      "/en//search",
      "/robots.txt",
      "/sitemap.xml",
      "/sitemap/0.xml",
      "/icon.svg",
      "/favicon.ico",
    ],
    ...[
      "/_next/static/chunks/a.js",
      "/_next/image",
      "/en/integrations/a.b",
      "/api/nope/x",
      "/oauth/x",
      "/partner/docs",
    ],
  ])("%s is known", (path) => expect(knows(path)).toBe(true));

  it.each([
    ...["/nope", "/fr", "/fr/search", "/en/nope", "/he/a/b/c", "/sitemap2.xml", "/sitemap/x.xml", "/partner/docs/nope"],
    ...[
      "/partner/docs/api/nope",
      "/admin/nope",
      "/partner/ptn_x/nope",
      "/console/a/b/c",
      "/setup/x",
      "/page.tsx",
      "/robotsxtxt",
      "/_global-error",
      "/_not-found",
      "/%5Fglobal-error",
    ],
  ])("%s is not", (path) => expect(knows(path)).toBe(false));
});

describe("what is shown instead", () => {
  it.each<[string, Parameters<typeof missingPage>[1], string]>([
    ["/nope", {}, "/en/missing"],
    ["/nope", { "accept-language": "he-IL,en;q=0.5" }, "/he/missing"],
    ["/nope", { "accept-language": "he", cookie: "a=b; patchbay-locale=en" }, "/en/missing"],
    ["/nope", { cookie: "patchbay-locale=xx" }, "/en/missing"],
    ["/he/nope", { "accept-language": "en" }, "/he/missing"],
    ["/partner/docs/nope", { "accept-language": "he" }, "/partner/docs/missing"],
    ["/partner/ptn_x/nope", { cookie: "next-auth.session-token=x" }, "/partner/missing"],
    ["/admin/nope/x", { cookie: "a=b; __Secure-next-auth.session-token=x" }, "/admin/missing"],
    ["/partner/ptn_x/nope", {}, "/en/missing"],
    ["/admin/nope/x", { "accept-language": "he", cookie: "not-next-auth.session-token=x" }, "/he/missing"],
    ["/constructor", {}, "/en/missing"],
  ])("%s with %j: %s", (path, headers, page) => expect(missingPage(path, headers)).toBe(page));
});
