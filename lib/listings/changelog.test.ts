import { describe, expect, it } from "vitest";
import { buildChangelog, hasClient, toPublicContent } from "./changelog";
import { versionContentSchema } from "./schema";

const content = (over: object = {}) => versionContentSchema.parse({ name: "Tallyho", ...over });
const at = (number: string, over: object = {}) => ({ number, publishedAt: new Date(0), content: content(over) });

describe("the changelog", () => {
  it("puts each version against the one before it by number, newest first", () => {
    const scopes = [{ scope: "orders:read", reason: "To book." }];
    const entries = buildChangelog([at("1.10.0", { scopes }), at("1.2.0"), at("1.9.0", { changes: "Faster." })]);
    expect(entries.map(({ number }) => number)).toEqual(["1.10.0", "1.9.0", "1.2.0"]);
    expect(entries[0]?.diff.scopes.added.map(({ scope }) => scope)).toEqual(["orders:read"]);
    expect(entries[1]).toMatchObject({ changes: "Faster.", diff: { scopes: { added: [] } } });
  });
});

it("public content has no address that only machines use", () => {
  const addresses = {
    redirectUris: ["https://a.example/cb"],
    installUrl: "https://a.example/go",
    endpointUrl: "https://a.example/h",
  };
  const shown = toPublicContent(content({ ...addresses, docsUrl: "https://a.example/docs" }));
  expect(JSON.stringify(shown)).toContain("https://a.example/docs");
  for (const field of Object.keys(addresses)) expect(shown).not.toHaveProperty(field);
});

it("has a client as soon as there is anything to grant or to come back to", () => {
  const none = { redirectUris: [], scopes: [], events: [] };
  expect(hasClient(none)).toBe(false);
  expect(hasClient({ ...none, redirectUris: ["https://a.example/cb"] })).toBe(true);
});
