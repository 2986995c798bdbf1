import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type * as actionClient from "@/lib/accounts/gates/action-client";
import { OPERATIONS } from "@/lib/authorization/operations/openapi";
import { saveSectionAction } from "@/lib/listings/editor/actions";
import { comeFrom } from "../support/action-request";

// Names that every object answers to. Whatever comes from outside may be one of them: as a value, in a list, as a name of a field.

vi.mock("next/headers", async () => (await import("../support/action-request")).nextHeaders());
vi.mock("next/cache", async () => (await import("../support/action-request")).nextCache());

const inActions = vi.hoisted(() => new Map<string, unknown>());
vi.mock("@/lib/accounts/gates/action-client", async (load) => {
  const real = await load<typeof actionClient>();
  const noting =
    <D extends { policy: string; schema: unknown }, A>(make: (definition: D) => A) =>
    (definition: D): A => {
      inActions.set(`${definition.policy} ${inActions.size}`, definition.schema);
      return make(definition);
    };
  return {
    ...real,
    publicAction: noting(real.publicAction),
    personAction: noting(real.personAction),
    workspaceAction: noting(real.workspaceAction),
    partnerAction: noting(real.partnerAction),
    staffAction: noting(real.staffAction),
  };
});

const ROOT = path.resolve(import.meta.dirname, "../..");
const NAMES = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"];
/** A word of the same shape that no object answers to. */
const ordinary = (name: string) => name.replace(/[a-z]/, "q");

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType;

async function exportsOf(file: string): Promise<Array<[string, unknown]>> {
  const loaded: unknown = await import(path.join(ROOT, file));
  return typeof loaded === "object" && loaded !== null ? Object.entries(loaded) : [];
}

function filesNamed(name: string): string[] {
  return ["lib", "app"].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => path.basename(file) === name)
      .map((file) => path.join(folder, file)),
  );
}

/** Every schema with a way to say which: exported by a `schema.ts`, given to an action, part of an operation of the API. */
async function schemas(): Promise<Map<string, z.ZodType>> {
  const found = new Map<string, z.ZodType>();
  const take = (name: string, value: unknown) => {
    if (isSchema(value)) found.set(name, value);
  };
  for (const file of filesNamed("schema.ts"))
    for (const [name, value] of await exportsOf(file)) take(`${file} ${name}`, value);
  for (const file of filesNamed("actions.ts")) await exportsOf(file);
  for (const [name, value] of inActions) take(`action ${name}`, value);
  for (const operation of OPERATIONS)
    for (const [name, value] of Object.entries(operation)) take(`${operation.method} ${operation.path} ${name}`, value);
  return found;
}

/** A schema and everything it is made of, by its place in it. */
function partsOf(schema: z.ZodType, at: string, seen: Set<unknown>, found: Map<string, z.ZodType>): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  // A transformation is given only what its schema let through.
  if (schema._zod.def.type !== "transform") found.set(at, schema);
  for (const [name, value] of Object.entries(schema._zod.def)) {
    if (name === "checks") continue;
    const inside: unknown = name === "getter" && typeof value === "function" ? value() : value;
    const many: ReadonlyArray<readonly [string, unknown]> =
      isSchema(inside) || typeof inside !== "object" || inside === null ? [["", inside]] : Object.entries(inside);
    for (const [key, part] of many) if (isSchema(part)) partsOf(part, `${at} ${key || name}`, seen, found);
  }
}

/** What became of a value: refused, or what was made of it, with the name written as `name`. */
function outcome(schema: z.ZodType, value: unknown, name: string): string {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? `taken: ${JSON.stringify(parsed.data)?.replaceAll(new RegExp(name, "gi"), "name")}`
    : "refused";
}

const values: ReadonlyArray<(name: string) => unknown> = [(name) => name, (name) => [name]];
/** As JSON brings it: `__proto__` is a field like any other. */
const fields: ReadonlyArray<(name: string) => unknown> = [
  (name) => JSON.parse(`{"${name}":"${name}"}`),
  (name) => JSON.parse(`{"${name}":{"${name}":1}}`),
];

/** How a schema treats a name otherwise than any other word. The library leaves a field `__proto__` out, which no body of ours may have. */
function special(part: z.ZodType, name: string): string[] {
  const differs = (shape: (name: string) => unknown) => {
    const wanted = [outcome(part, shape(ordinary(name)), ordinary(name))];
    if (name === "__proto__" && fields.includes(shape)) wanted.push("refused", outcome(part, {}, name));
    const found = outcome(part, shape(name), name);
    return wanted.includes(found) ? [] : [`${JSON.stringify(shape(name))}: ${found}, not ${wanted[0]}`];
  };
  return [...values, ...fields].flatMap(differs);
}

const all = await schemas();

describe("names that every object has", () => {
  it("are tried on every schema", () => {
    expect(all.size).toBeGreaterThan(150);
  });

  it.each([...all])("mean nothing to %s", (at, schema) => {
    const parts = new Map<string, z.ZodType>();
    partsOf(schema, at, new Set(), parts);
    const found = [...parts].flatMap(([place, part]) =>
      NAMES.flatMap((name) => special(part, name).map((how) => `${place}, ${how}`)),
    );
    expect(found).toEqual([]);
  });
});

it("a field that is called so is refused by name, and an action answers", async () => {
  await comeFrom(null);
  const answer = await saveSectionAction(null, JSON.parse('{"__proto__":{"section":"fit"},"constructor":"x"}'));
  expect(answer).toMatchObject({ ok: false });
});
