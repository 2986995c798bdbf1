import { expect, test } from "vitest";
import { z } from "zod";
import { jsonSchemaOf, sampleOf, schemaRows } from "./schema-rows";

const schema = z.strictObject({
  name: z.string().max(10).meta({ description: "What it is called." }),
  kind: z.enum(["a", "b"]).default("a"),
  lines: z
    .array(z.strictObject({ quantity: z.int().min(1).max(5), at: z.iso.datetime() }))
    .min(1)
    .max(3),
  owner: z.email().nullable(),
  count: z.int().optional(),
});

test("rows name every field with its type, limits and default", () => {
  expect(schemaRows(jsonSchemaOf(schema, "input"))).toEqual([
    { path: "name", type: "string", required: true, note: "What it is called. At most 10 characters." },
    { path: "kind", type: '"a" | "b"', required: false, note: '"a" when left out.' },
    { path: "lines", type: "list of object", required: true, note: "1 to 3 of them." },
    { path: "lines[].quantity", type: "integer", required: true, note: "1 to 5." },
    { path: "lines[].at", type: "time", required: true, note: "" },
    { path: "owner", type: "string or null", required: true, note: "" },
    { path: "count", type: "integer", required: false, note: "" },
  ]);
});

test("the sample fits its schema", () => {
  expect(schema.safeParse(sampleOf(jsonSchemaOf(schema, "input"))).error).toBeUndefined();
});
