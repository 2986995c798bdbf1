import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newOrderSchema } from "./schema";

const form = { key: "12345678-abcd", customer_id: "cus_1", currency: "USD", tax: "", note: "" };
const row = (name: string, price: string, quantity = "1") => ({ name, price, quantity });
const issuesOf = (lines: unknown, over: object = {}) => {
  const result = newOrderSchema.safeParse({ ...form, lines, ...over });
  return result.success ? [] : result.error.issues.map(({ path }) => path.join("."));
};

describe("items of an order form", () => {
  test("empty rows are left out, the others keep their order", () => {
    const { lines } = newOrderSchema.parse({
      ...form,
      lines: [row("", ""), row("Lamp", "12.5", "2"), row("", ""), row("Bulb", "3")],
    });
    expect(lines).toEqual([
      { name: "Lamp", quantity: 2, unit_minor: "1250" },
      { name: "Bulb", quantity: 1, unit_minor: "300" },
    ]);
  });

  test.each([
    ["none at all", [row("", ""), row("", "")], ["lines.0.name"]],
    ["a price without a name", [row("", ""), row("", "5")], ["lines.1.name"]],
    ["a name without a price", [row("Lamp", "")], ["lines.0.price"]],
    ["no whole number", [row("Lamp", "5", "1.5")], ["lines.0.quantity"]],
    ["nothing of it", [row("Lamp", "5", "0")], ["lines.0.quantity"]],
    ["two mistakes", [row("Lamp", "x"), row("Bulb", "5", "many")], ["lines.0.price", "lines.1.quantity"]],
  ])("%s is told at its own row", (_, lines, paths) => {
    expect(issuesOf(lines)).toEqual(paths);
  });

  test("any amount of cents comes through exactly, with a point or a comma", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), fc.constantFrom(".", ","), (cents, sign) => {
        const text = `${Math.floor(cents / 100)}${sign}${String(cents % 100).padStart(2, "0")}`;
        const [line] = newOrderSchema.parse({ ...form, lines: [row("Lamp", text)] }).lines;
        expect(line?.unit_minor).toBe(String(cents));
      }),
    );
  });

  test("tax may be empty", () => {
    expect(newOrderSchema.parse({ ...form, lines: [row("Lamp", "5")] }).tax).toBe("0");
    expect(issuesOf([row("Lamp", "5")], { tax: "lots" })).toEqual(["tax"]);
  });
});
