import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Action } from "@/lib/accounts/gates/action-client";
import { POLICY, type PolicyName, ruleOf } from "@/lib/accounts/policy";
import type { PartnerPolicy, PersonPolicy, StaffPolicy, WorkspacePolicy } from "@/lib/accounts/types";
import { OPERATIONS } from "@/lib/authorization/operations/openapi";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Which gate a door uses. */
export type GateKind = "public" | "person" | "workspace" | "partner" | "staff";

/** One server action of the tree, called as the forms do. */
export type ActionDoor = { file: string; name: string; kind: GateKind; policy: PolicyName; call: Action<unknown> };

/** One gate call of a page or of a loader that pages use. */
export type PageDoor = { file: string; kind: GateKind; policy: PolicyName };

function filesOf(folder: string, matches: (file: string) => boolean): Array<{ file: string; text: string }> {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.split(path.sep).join("/")}`)
    .filter((file) => matches(file) && !/generated|\.test\./.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), "utf8") }));
}

function policyName(text: string | undefined, file: string): PolicyName {
  const name = Object.keys(POLICY).find((key): key is PolicyName => key === text);
  if (!name) throw new Error(`${file} names "${text}", which is no row of the table.`);
  return name;
}

const KINDS: readonly GateKind[] = ["public", "person", "workspace", "partner", "staff"];
function kindOf(text: string | undefined): GateKind {
  const kind = KINDS.find((name) => name === text?.toLowerCase());
  if (!kind) throw new Error(`No gate is called ${text}.`);
  return kind;
}

function isAction(value: unknown): value is Action<unknown> {
  return typeof value === "function";
}

/** Every server action, found on the disk and imported. */
export async function actionDoors(): Promise<ActionDoor[]> {
  const sources = [
    ...filesOf("lib", (file) => file.endsWith("/actions.ts")),
    ...filesOf("app", (file) => file.endsWith("actions.ts")),
  ];
  const found = await Promise.all(
    sources.map(async ({ file, text }) => {
      const loaded: unknown = await import(path.join(ROOT, file));
      const pattern =
        /export const (\w+)[^=]*= (public|person|workspace|partner|staff)Action\(\s*\{[^}]*?policy: "([a-z.-]+)"/g;
      return [...text.matchAll(pattern)].map(([, name = "", kind, policy]): ActionDoor => {
        const call: unknown = typeof loaded === "object" && loaded !== null ? Reflect.get(loaded, name) : undefined;
        if (!isAction(call)) throw new Error(`${file} does not export ${name}.`);
        return { file, name, kind: kindOf(kind), policy: policyName(policy, file), call };
      });
    }),
  );
  return found.flat();
}

/** Every gate call in pages, layouts and loaders. `loadOwnListing` is the partner gate with a listing. */
export function pageDoors(): PageDoor[] {
  const sources = [
    ...filesOf("app", (file) => /\/(page|layout|loaders|_shop\/loaders)\.tsx?$/.test(file)),
    ...filesOf("lib", (file) => file.endsWith("/loaders.ts") && !file.includes("/gates/")),
  ];
  const pattern =
    /load(Workspace|Partner|Staff|Person)Scope\([^;]*?"([a-z.-]+)"\s*,?\s*\)|load(OwnListing)\([^;]*?"([a-z.-]+)"/g;
  return sources.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map(([, kind, policy, listing, own]) => ({
      file,
      kind: listing ? "partner" : kindOf(kind),
      policy: policyName(policy ?? own, file),
    })),
  );
}

/** Every page file with what it says, for the parity of pages and gates. */
export function pageFiles(): Array<{ file: string; text: string }> {
  return filesOf("app", (file) => file.endsWith("/page.tsx"));
}

/** Policies that route handlers name, and those of API operations. */
export function routePolicies(): PolicyName[] {
  const routes = [
    ...filesOf("app", (file) => file.endsWith("route.ts")),
    ...filesOf("lib/authorization", (file) => file.endsWith("/door.ts")),
  ].flatMap(({ file, text }) =>
    [...text.matchAll(/export const policy = "([a-z.-]+)"|getApiCaller\([^;]*?"([a-z.-]+)"\)/g)].map((match) =>
      policyName(match[1] ?? match[2], file),
    ),
  );
  return [...routes, ...OPERATIONS.map(({ policy }) => policy)];
}

type Rows = { person: PersonPolicy; workspace: WorkspacePolicy; partner: PartnerPolicy; staff: StaffPolicy };

/** Whether a row of the table lets a kind of caller in at all: what the types say of a name that is written down, for one found on the disk. */
export function hasRow<Kind extends keyof Rows>(policy: PolicyName, kind: Kind): policy is Rows[Kind] {
  return ruleOf(policy)[kind] !== undefined;
}
