import { describe, expect, it } from "vitest";
import { versionContentSchema } from "@/lib/listings/schema";
import { diffFields } from "./field-diff";

const base = versionContentSchema.parse({
  name: "Tallyho",
  promise: "Books orders.",
  depth: 3,
  setupSteps: [{ title: "Press Install" }],
});

describe("diffFields", () => {
  it("covers every field of a version once", () => {
    const keys = diffFields(null, base).map((field) => field.key);
    expect([...keys].sort()).toEqual(Object.keys(versionContentSchema.shape).sort());
  });

  it("puts what changed first and says both sides", () => {
    const [first, second, third] = diffFields(base, {
      ...base,
      depth: 4,
      scopes: [{ scope: "orders:write", reason: "To leave a note.", optional: true }],
    });
    expect(first).toEqual({
      key: "scopes",
      label: "Permissions",
      before: [],
      after: ["orders:write (optional): To leave a note."],
      changed: true,
    });
    expect(second).toMatchObject({ key: "depth", before: ["3 One-way"], after: ["4 Two-way"], changed: true });
    expect(third?.changed).toBe(false);
  });

  it("names languages as people do", () => {
    const lang = diffFields(null, { ...base, lang: "he" }).find((field) => field.key === "lang");
    expect(lang?.after).toEqual(["Hebrew"]);
  });

  it("has no other side before the first publication", () => {
    expect(diffFields(null, base).every((field) => field.before === null)).toBe(true);
  });
});
