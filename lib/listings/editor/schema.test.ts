import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formToObject } from "@/lib/platform/forms/form-data";
import { versionContentSchema } from "../schema";
import { completenessOf, countComplete } from "./completeness";
import { applyRowStep } from "./rows";
import { readSection } from "./schema";
import { SECTION_KEYS, SECTIONS, sectionAfter, sectionBase, toSectionKey } from "./sections";

function posted(entries: ReadonlyArray<readonly [string, string]>): object {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return formToObject(form);
}

describe("readSection", () => {
  it("drops blank rows and keeps the others in order", () => {
    const raw = posted([
      ["features.0.title", "One"],
      ["features.0.text", "It does one."],
      ["features.1.title", " "],
      ["features.1.text", ""],
      ["features.2.title", "Two"],
      ["features.2.text", ""],
    ]);
    expect(readSection("features", raw)).toEqual({
      features: [
        { title: "One", text: "It does one." },
        { title: "Two", text: "" },
      ],
    });
  });

  it("takes the pressed list button's step", () => {
    const raw = posted([
      ["requirements[]", "A"],
      ["requirements[]", "B"],
      ["requirements[]", ""],
    ]);
    expect(readSection("requirements", raw, "requirements:down:0")).toEqual({ requirements: ["B", "A"] });
    expect(readSection("requirements", raw, "requirements:remove:1")).toEqual({ requirements: ["A"] });
    expect(readSection("requirements", raw, "features:remove:1")).toEqual({ requirements: ["A", "B"] });
  });

  it("reads only the ticked permissions and events, with the optional ones marked", () => {
    const raw = posted([
      ["scopes.0.scope", "orders:read"],
      ["scopes.0.on", "on"],
      ["scopes.0.reason", "To book them."],
      ["scopes.1.scope", "orders:write"],
      ["scopes.1.reason", "Left over"],
      ["scopes.2.scope", "payments:read"],
      ["scopes.2.on", "on"],
      ["scopes.2.reason", ""],
      ["scopes.2.optional", "on"],
      ["events.0.type", "order.created"],
      ["events.0.on", "on"],
      ["events.0.reason", "At once."],
      ["partnerThings[]", "Contacts"],
      ["partnerThings[]", ""],
    ]);
    expect(readSection("capabilities", raw)).toEqual({
      scopes: [
        { scope: "orders:read", reason: "To book them.", optional: false },
        { scope: "payments:read", reason: "", optional: true },
      ],
      events: [{ type: "order.created", reason: "At once." }],
      partnerThings: ["Contacts"],
    });
  });

  it("makes minor units of prices and leaves what is no amount to the content's schema", () => {
    const row = (amount: string, currency: string) => [
      ["plans.0.name", "Shop"] as const,
      ["plans.0.amountMinor", amount] as const,
      ["plans.0.currency", currency] as const,
      ["plans.0.interval", "month"] as const,
      ["plans.0.per", "workspace"] as const,
      ["plans.0.trialDays", ""] as const,
    ];
    const parse = (amount: string, currency = "USD") =>
      versionContentSchema.safeParse({ name: "Tallyho", ...readSection("price", posted(row(amount, currency))) });
    expect(parse("1,900.50").data?.plans[0]).toMatchObject({ amountMinor: "190050", trialDays: 0 });
    expect(parse("12,50", "EUR").data?.plans[0]?.amountMinor).toBe("1250");
    expect(parse("500", "JPY").data?.plans[0]?.amountMinor).toBe("500");
    expect(parse("cheap").error?.issues[0]).toMatchObject({
      path: ["plans", 0, "amountMinor"],
      message: "portal.amountFull",
    });
    expect(parse("1.900", "EUR").success).toBe(false);
    expect(parse("12345", "USD").data?.plans[0]?.amountMinor).toBe("1234500");
  });

  it("reads nothing ticked as nothing, in every section", () => {
    for (const key of SECTION_KEYS) {
      const read = readSection(key, {});
      const patch = typeof read === "function" ? read(versionContentSchema.parse({ name: "Any" })) : read;
      expect(Object.keys(patch).sort()).toEqual([...SECTIONS[key].fields].sort());
    }
  });
});

describe("applyRowStep", () => {
  it("never loses or invents a row, except the removed one", () => {
    const steps = fc.constantFrom("up", "down", "remove");
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat()), steps, fc.nat(12), (rows, kind, index) => {
        const after = applyRowStep("list", rows, `list:${kind}:${index}`);
        const expected = kind === "remove" && index < rows.length ? rows.filter((_, at) => at !== index) : rows;
        expect([...after].sort()).toEqual([...expected].sort());
      }),
    );
  });
});

describe("sections", () => {
  const content = versionContentSchema.parse({ name: "Tallyho" });

  it("cover every field of the content exactly once", () => {
    const fields = SECTION_KEYS.flatMap((key) => SECTIONS[key].fields);
    expect([...fields].sort()).toEqual(Object.keys(versionContentSchema.shape).sort());
  });

  it("recognise a change of their own fields and of no other", () => {
    const changed = { ...content, promise: "Books every order." };
    const differing = SECTION_KEYS.filter((key) => sectionBase(key, content) !== sectionBase(key, changed));
    expect(differing).toEqual(["name"]);
  });

  it("follow each other to the end", () => {
    expect(SECTION_KEYS.map(sectionAfter)).toEqual([...SECTION_KEYS.slice(1), null]);
    expect([toSectionKey("price"), toSectionKey("nonsense"), toSectionKey(undefined)]).toEqual([
      "price",
      "name",
      "name",
    ]);
  });

  it("say what an empty listing lacks, and nothing where nothing is needed", () => {
    const missing = completenessOf("partner", content);
    expect(SECTION_KEYS.filter((key) => missing[key].length === 0)).toEqual([
      "price",
      "requirements",
      "capabilities",
      "addresses",
    ]);
    expect(countComplete(missing)).toBe(4);
    expect(completenessOf("community", content).support).toContain("Name the licence.");
    expect(completenessOf("embedded", content).name.join(" ")).toContain("workspaces see");
  });
});
