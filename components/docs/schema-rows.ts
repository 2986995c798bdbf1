import { z } from "zod";

/** A field of a JSON value: dotted path, `[]` for the items of a list. */
export type SchemaRow = { path: string; type: string; required: boolean; note: string };

/** The parts of JSON Schema that our schemas use. */
const nodeSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  default: z.unknown().optional(),
  example: z.unknown().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  maxLength: z.number().optional(),
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  $ref: z.string().optional(),
  $defs: z.record(z.string(), z.unknown()).optional(),
});
type Node = z.output<typeof nodeSchema>;

/** Puts the named definitions in the places that point to them; none of ours contains itself. */
function inlined(value: unknown, named: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => inlined(item, named));
  const object = z.record(z.string(), z.unknown()).safeParse(value);
  if (!object.success) return value;
  const { $ref, $defs: _, ...rest } = object.data;
  const target = typeof $ref === "string" ? named[$ref.replace("#/$defs/", "")] : undefined;
  if (target !== undefined) return inlined(target, named);
  return Object.fromEntries(Object.entries(rest).map(([name, item]) => [name, inlined(item, named)]));
}

/** Zod's own JSON Schema, without references; what a request takes (`input`) or an answer gives (`output`). */
export function jsonSchemaOf(schema: z.ZodType, io: "input" | "output"): Node {
  const made = nodeSchema.parse(z.toJSONSchema(schema, { io, unrepresentable: "any" }));
  return nodeSchema.parse(inlined(made, made.$defs ?? {}));
}

const nodeOf = (value: unknown): Node => nodeSchema.catch({}).parse(value);

function typeOf(node: Node): string {
  if (node.anyOf) return node.anyOf.map((one) => typeOf(nodeOf(one))).join(" or ");
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.enum) return node.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (node.format === "date-time") return "time";
  if (node.type === "array") return `list of ${typeOf(nodeOf(node.items))}`;
  return Array.isArray(node.type) ? node.type.join(" or ") : (node.type ?? "any");
}

/** Zod writes JavaScript's own limits for whole numbers; nobody wants to read those. */
function rangeOf({ minimum, maximum }: Node): string {
  const least = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined;
  const most = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  if (least !== undefined && most !== undefined) return `${least} to ${most}.`;
  if (most !== undefined) return `At most ${most}.`;
  return least === undefined ? "" : `At least ${least}.`;
}

function noteOf(node: Node): string {
  const size = node.maxItems === undefined ? "" : `${node.minItems ?? 0} to ${node.maxItems} of them.`;
  const length = node.maxLength === undefined ? "" : `At most ${node.maxLength} characters.`;
  const preset = node.default === undefined ? "" : `${JSON.stringify(node.default)} when left out.`;
  return [(node.description ?? "").replaceAll("`", ""), rangeOf(node), size, length, preset]
    .filter((part) => part !== "")
    .join(" ");
}

function rowsUnder(node: Node, prefix: string): SchemaRow[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, value]) => {
    const child = nodeOf(value);
    const path = `${prefix}${name}`;
    const own = { path, type: typeOf(child), required: node.required?.includes(name) ?? false, note: noteOf(child) };
    const inside = child.type === "array" ? rowsUnder(nodeOf(child.items), `${path}[].`) : rowsUnder(child, `${path}.`);
    return [own, ...inside];
  });
}

/** The fields of an object schema, nested ones after their parent. */
export function schemaRows(node: Node): SchemaRow[] {
  return rowsUnder(node, "");
}

const BY_FORMAT: Readonly<Record<string, string>> = {
  "date-time": "2026-11-21T09:30:00Z",
  email: "dana@example.com",
  uri: "https://example.com",
};

function textSample(node: Node): string {
  const format = node.format ? BY_FORMAT[node.format] : undefined;
  if (format) return format;
  const id = /^\^([a-z]+)_\[/.exec(node.pattern ?? "");
  if (id) return `${id[1]}_01kbd3t8c2f4m9v6x1q7z5r0ye`;
  if (node.pattern === "^[A-Z]{3}$") return "USD";
  if (node.pattern === "^[A-Z]{3,7}$") return "GET";
  if (node.pattern?.startsWith("^\\d")) return "1999";
  if (node.pattern?.startsWith("^\\/")) return "/v1/orders";
  if (node.pattern?.startsWith("^[a-z]")) return "orders";
  return "text";
}

/** A value that fits the schema, to read and to start from. Optional fields are in it. */
export function sampleOf(node: Node): unknown {
  if (node.example !== undefined) return node.example;
  if (node.const !== undefined) return node.const;
  if (node.enum) return node.enum[0];
  if (node.anyOf) return sampleOf(nodeOf(node.anyOf[0]));
  const type = Array.isArray(node.type) ? node.type[0] : node.type;
  if (type === "array") return [sampleOf(nodeOf(node.items))];
  if (type === "object")
    return Object.fromEntries(
      Object.entries(node.properties ?? {}).map(([name, value]) => [name, sampleOf(nodeOf(value))]),
    );
  if (type === "integer" || type === "number") return Math.max(node.minimum ?? 1, 1);
  if (type === "boolean") return true;
  return type === "string" ? textSample(node) : {};
}
