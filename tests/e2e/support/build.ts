import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** A file of the build that the stack under test serves. */
function fromBuild(file: string): unknown {
  return JSON.parse(readFileSync(path.join(process.env["BUILD_DIR"] ?? ".next-e2e", file), "utf8"));
}

/** Every route of the build as it is addressed: `/[locale]/sign-in`, `/api/health`. */
export function builtRoutes(): string[] {
  const routes = z.record(z.string(), z.string()).parse(fromBuild("app-path-routes-manifest.json"));
  return [...new Set(Object.values(routes))].sort();
}

const referenceSchema = z.looseObject({
  filename: z.string(),
  exportedName: z.string(),
  workers: z.record(z.string(), z.unknown()),
});

/** A function that answers whoever posts its id: a server action, or a cached function, which Next treats alike. */
export type Reference = { id: string; cached: boolean; file: string; name: string; pages: string[] };

/** Every function in the build that can be called by its id. Next says in the id's first bit whether it is a cached one. */
export function builtReferences(): Reference[] {
  const { node, edge } = z
    .looseObject({ node: z.record(z.string(), referenceSchema), edge: z.record(z.string(), referenceSchema) })
    .parse(fromBuild("server/server-reference-manifest.json"));
  return Object.entries({ ...node, ...edge }).map(([id, { filename, exportedName, workers }]) => ({
    id,
    cached: Number.parseInt(id.slice(0, 2), 16) >= 0x80,
    file: filename,
    name: exportedName,
    pages: Object.keys(workers).map((worker) =>
      worker
        .replace(/^app/, "")
        .replace(/\/page$/, "")
        .replaceAll(/\/\([^)]*\)/g, ""),
    ),
  }));
}

/** What stands for a parameter where nothing real is known. */
const INVENTED: Readonly<Record<string, string>> = {
  locale: "en",
  facet: "use-case",
  slug: "sales",
  workspace: "wks_nothing",
  partner: "ptn_nothing",
  installation: "ins_nothing",
  listing: "lst_nothing",
};

/** An address of a route, made up. */
export function inventedAddress(route: string): string {
  return route.replaceAll(/\[+(?:\.\.\.)?(\w+)\]+/g, (_, name: string) => INVENTED[name] ?? "nothing") || "/";
}
