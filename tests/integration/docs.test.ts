import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { apiGroups } from "@/components/docs/api-groups";
import { jsonSchemaOf, sampleOf } from "@/components/docs/schema-rows";
import { ERROR_HELP } from "@/lib/authorization/error-help";
import { OPERATIONS } from "@/lib/authorization/operations/openapi";
import { EVENTS } from "@/lib/capabilities/samples";
import { EVENT_DATA } from "@/lib/capabilities/schema";
import { GUIDES } from "@/lib/onboarding/guides/constants";
import { headingsOf } from "@/lib/onboarding/guides/heading-id";
import { loadGuide } from "@/lib/onboarding/guides/loaders";
import { ERROR_CODES } from "@/lib/platform/errors";
import { routeFiles } from "../support/api-router";

const ROOT = path.resolve(import.meta.dirname, "../..");
const guides = GUIDES.map(({ slug }) => [slug, loadGuide(slug)] as const);

/** Whether an address of the documentation has a page, and its anchor a heading. */
function isThere(href: string): boolean {
  const [address = "", anchor] = href.split("#");
  const below = address.replace(/^\/partner\/docs\/?/, "");
  const guide = guides.find(([slug]) => slug === below);
  if (guide && anchor !== undefined && !headingsOf(guide[1]).some(({ id }) => id === anchor)) return false;
  return existsSync(path.join(ROOT, "app", address, "page.tsx"));
}

describe.each(guides)("the guide %s", (_, text) => {
  it("has no place left open, and links only to what is there", () => {
    expect(text).not.toContain("{{");
    const hrefs = [...text.matchAll(/\]\((\/[^)]+)\)/g)].map(([, href = ""]) => href);
    expect(hrefs.filter((href) => !isThere(href))).toEqual([]);
  });

  it("names only calls that exist", () => {
    const named = [...text.matchAll(/\/api\/v1\/([a-z-]+)/g)].map(([, name]) => name);
    const routes = routeFiles().map((route) => route.path.split("/")[3]);
    expect(named.filter((name) => !routes.includes(name))).toEqual([]);
  });

  it("shows JSON that is JSON, and events that fit their schema", () => {
    for (const [, json = ""] of text.matchAll(/```json\n([\s\S]*?)```/g)) {
      const value: unknown = JSON.parse(json);
      if (typeof value !== "object" || value === null || !("event" in value) || !("data" in value)) continue;
      const info = EVENTS.find(({ type }) => type === value.event);
      expect(info, String(value.event)).toBeDefined();
      if (info) expect(EVENT_DATA[info.type].safeParse(value.data).error).toBeUndefined();
    }
  });
});

it("every sample file is in a guide", () => {
  const all = guides.map(([, text]) => text).join("\n");
  const folder = path.join(ROOT, "docs/guides/samples");
  const unused = readdirSync(folder).filter(
    (file) => !all.includes(readFileSync(path.join(folder, file), "utf8").trimEnd()),
  );
  expect(unused).toEqual([]);
});

describe.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
  "the example of %s",
  (_, operation) => {
    it("fits its schemas", () => {
      expect(operation.answer.safeParse(sampleOf(jsonSchemaOf(operation.answer, "output"))).error).toBeUndefined();
      if (operation.method === "get") return;
      expect(operation.body.safeParse(sampleOf(jsonSchemaOf(operation.body, "input"))).error).toBeUndefined();
    });
  },
);

it("every guide and every group of calls has its page", () => {
  const wanted = [
    ...GUIDES.map(({ slug }) => `/partner/docs/${slug}`),
    ...apiGroups().map(({ slug }) => `/partner/docs/api/${slug}`),
  ];
  expect(wanted.filter((address) => !isThere(address))).toEqual([]);
});

it("every error code says what to do", () => {
  expect(Object.keys(ERROR_HELP).sort()).toEqual([...ERROR_CODES].sort());
  expect(Object.values(ERROR_HELP).every((text) => text.length > 20)).toBe(true);
});
