import { describe, expect, it } from "vitest";
import { reasonsForReview } from "./harmless-update";
import { type VersionPatch, versionContentSchema } from "./schema";

const published = versionContentSchema.parse({
  name: "Tallyho",
  promise: "Books every order.",
  depth: 3,
  scopes: [
    { scope: "orders:read", reason: "To book them." },
    { scope: "customers:read", reason: "To match them.", optional: true },
  ],
  events: [{ type: "order.created", reason: "To book at once." }],
  plans: [{ name: "Shop", amountMinor: "1900" }],
  redirectUris: ["https://tallyho.example/callback"],
  endpointUrl: "https://tallyho.example/hook",
  dataLocation: "Ireland (EU)",
});

const CASES: Array<[what: string, patch: VersionPatch, reasons: string[]]> = [
  ["nothing", {}, []],
  [
    "words and pictures",
    { promise: "Books orders by midnight.", features: [{ title: "New", text: "Text" }], changes: "Words" },
    [],
  ],
  ["more steps and minutes", { setupMinutes: 3, setupSteps: [{ title: "Press Install" }] }, []],
  ["a permission less", { scopes: [{ scope: "orders:read", reason: "To book them." }] }, []],
  [
    "another reason for the same permission",
    { scopes: published.scopes.map((use) => ({ ...use, reason: "Because." })) },
    [],
  ],
  ["an event less", { events: [] }, []],
  ["an address less", { endpointUrl: "" }, []],
  ["a new permission", { scopes: [...published.scopes, { scope: "orders:write", reason: "Notes" }] }, ["scopes"]],
  [
    "a permission that becomes required",
    { scopes: published.scopes.map((use) => ({ ...use, optional: false })) },
    ["scopes"],
  ],
  ["a permission that becomes optional", { scopes: published.scopes.map((use) => ({ ...use, optional: true })) }, []],
  ["a new event", { events: [...published.events, { type: "order.updated", reason: "Corrections" }] }, ["events"]],
  ["another endpoint", { endpointUrl: "https://other.example/hook" }, ["urls"]],
  ["one more redirect", { redirectUris: [...published.redirectUris, "https://tallyho.example/two"] }, ["urls"]],
  ["a new address", { privacyUrl: "https://tallyho.example/privacy" }, ["urls"]],
  ["another price", { plans: [{ name: "Shop", amountMinor: "900" }] }, ["price"]],
  ["one plan less", { plans: [] }, ["price"]],
  ["more depth", { depth: 4 }, ["depth"]],
  ["less depth", { depth: 2 }, ["depth"]],
  ["another name", { name: "Tallyhoo" }, ["name"]],
  ["data kept elsewhere", { dataLocation: "Anywhere" }, ["promises"]],
  ["another licence", { licence: "MIT" }, ["promises"]],
];

describe("reasonsForReview", () => {
  it.each(CASES)("%s", (_what, patch, reasons) => {
    const after = versionContentSchema.parse({ ...published, ...patch });
    expect(reasonsForReview(published, after)).toEqual(reasons);
  });
});
