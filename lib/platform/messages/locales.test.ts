import { describe, expect, it } from "vitest";
import { directionOf, isLocale, localizedPath, negotiateLocale, readerLocale } from "./locales";

describe("negotiateLocale", () => {
  it.each([
    [null, "en"],
    ["", "en"],
    ["he", "he"],
    ["he-IL,he;q=0.9,en;q=0.8", "he"],
    ["iw", "he"],
    ["fr-FR, he;q=0.3, en;q=0.7", "en"],
    ["fr,de", "en"],
    ["en;q=0, he;q=0.1", "he"],
    ["*;q=x,,;;", "en"],
  ])("%s is %s", (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale);
  });
});

describe("localizedPath", () => {
  it.each([
    ["/", "/he"],
    ["/en", "/he"],
    ["/en/use-case/sales", "/he/use-case/sales"],
    ["/enterprise", "/he/enterprise"],
    ["/en/search?q=a/b&price=free", "/he/search?q=a/b&price=free"],
    ["/en?q=x", "/he?q=x"],
  ])("%s in Hebrew is %s", (path, expected) => {
    expect(localizedPath(path, "he")).toBe(expected);
  });
});

describe("readerLocale", () => {
  it.each([
    ["he", "en", "en", "he"],
    ["en", "he", "he-IL", "en"],
    [undefined, "he", "en", "he"],
    ["xx", "fr", "he-IL", "he"],
    [undefined, undefined, null, "en"],
  ])("reading %s, account %s, browser %s: %s", (reading, account, acceptLanguage, expected) => {
    expect(readerLocale({ reading, account, acceptLanguage })).toBe(expected);
  });
});

it("knows its own languages and nothing else", () => {
  expect(isLocale("he")).toBe(true);
  expect(isLocale("toString")).toBe(false);
  expect(directionOf("he")).toBe("rtl");
  expect(directionOf("en")).toBe("ltr");
});
