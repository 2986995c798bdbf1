import path from "node:path";
import { describe, expect, it } from "vitest";
import { isTest, type Source, sourcesUnder } from "./sources";

/** Domain -> the domains it may use (design section 3); itself and platform, providers are understood. */
const LOWER: Record<string, readonly string[]> = (() => {
  const chain = ["capabilities", "accounts", "partners", "clients", "listings", "installs", "webhooks"];
  const allowed: Record<string, readonly string[]> = {};
  chain.forEach((domain, index) => {
    allowed[domain] = chain.slice(0, index);
  });
  const siblings = ["reviews", "billing", "support", "host"];
  for (const domain of siblings) allowed[domain] = chain;
  let below = [...chain, ...siblings];
  for (const domain of ["authorization", "depth", "certification", "lifecycle"]) {
    allowed[domain] = below;
    below = [...below, domain];
  }
  allowed["insights"] = below;
  allowed["catalog"] = [...below, "insights"];
  allowed["strategy"] = below;
  allowed["launch"] = below;
  allowed["onboarding"] = below;
  // The documentation is only components: it shows what every domain says of itself.
  allowed["docs"] = [...below, "onboarding"];
  allowed["jobs"] = Object.keys(allowed);
  return allowed;
})();

const product = sourcesUnder("lib", "components", "app");

function domainOf(path: string): string | null {
  const match = /^lib\/([a-z-]+)\//.exec(path);
  const name = match?.[1] ?? null;
  return name === "platform" || name === "providers" ? null : name;
}

const keyOf = (file: string) => file.replace(/\.(tsx?|mjs)$/, "");

/**
 * Where a file stands in the floors of lib: its sub-folder; in a domain's own folder the doors (actions, loaders, handlers) stand above
 * the sub-folders, and everything else below them.
 */
function placeOf(file: string): string {
  const folder = path.dirname(file);
  const own = folder.split("/").length === 2 && !folder.startsWith("lib/platform");
  return own && /\/(actions|loaders|handlers)\.ts$/.test(file) ? `${folder} (doors)` : folder;
}

/** The knots of a graph: every set of nodes that reach each other, by Tarjan's algorithm. */
function knots(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const index = new Map<string, number>();
  const stack: string[] = [];
  const found: string[] = [];
  const visit = (node: string): number => {
    index.set(node, index.size);
    let lowest = index.size - 1;
    stack.push(node);
    for (const to of edges.get(node) ?? []) {
      const known = index.get(to);
      if (known === undefined) lowest = Math.min(lowest, visit(to));
      else if (stack.includes(to)) lowest = Math.min(lowest, known);
    }
    if (lowest === index.get(node)) {
      const knot = stack.splice(stack.indexOf(node));
      if (knot.length > 1) found.push(knot.sort().join(" <-> "));
    }
    return lowest;
  };
  for (const node of edges.keys()) if (!index.has(node)) visit(node);
  return found;
}

function violations(check: (source: Source, imported: string) => string | null, sources = product): string[] {
  return sources.flatMap((source) =>
    source.imports.flatMap((imported) => {
      const why = check(source, imported);
      return why ? [`${source.file} imports ${imported}: ${why}`] : [];
    }),
  );
}

describe("import directions", () => {
  it("every folder of lib is a known domain", () => {
    const unknown = product
      .map(({ file }) => domainOf(file))
      .filter((name) => name !== null && !Object.hasOwn(LOWER, name));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it("a domain uses only the domains below it", () => {
    expect(
      violations((source, imported) => {
        const from = domainOf(source.file);
        const to = domainOf(imported);
        if (!from || !to || from === to || isTest(source.file)) return null;
        return LOWER[from]?.includes(to) ? null : `${from} may not use ${to}`;
      }),
    ).toEqual([]);
  });

  it("components of a domain use only that domain's order", () => {
    expect(
      violations((source, imported) => {
        const from = /^components\/([a-z-]+)\//.exec(source.file)?.[1];
        const to = /^components\/([a-z-]+)\//.exec(imported)?.[1] ?? domainOf(imported);
        if (!from || !to || from === to || ["ui", "layout"].includes(to)) return null;
        if (from === "ui" || from === "layout") return domainOf(imported) ? `${from} has no domain words` : null;
        return LOWER[from]?.includes(to) ? null : `${from} may not use ${to}`;
      }),
    ).toEqual([]);
  });

  it("platform and providers know no domain", () => {
    expect(
      violations((source, imported) => {
        if (!/^lib\/(platform|providers)\//.test(source.file) || isTest(source.file)) return null;
        if (domainOf(imported)) return "infrastructure has no domain words";
        return source.file.startsWith("lib/platform/") && imported.startsWith("lib/providers/")
          ? "platform is below providers"
          : null;
      }),
    ).toEqual([]);
  });

  it("nothing imports app, lib never imports components", () => {
    expect(
      violations((source, imported) => {
        if (imported.startsWith("app/") && !source.file.startsWith("app/")) return "nothing imports app";
        return source.file.startsWith("lib/") && imported.startsWith("components/")
          ? "lib never imports components"
          : null;
      }),
    ).toEqual([]);
  });

  it("the console and the examples use only the SDK", () => {
    const outside = sourcesUnder("app/console", "examples", "sdk");
    expect(
      violations((source, imported) => {
        if (source.file.startsWith("app/console/"))
          return domainOf(imported) && !imported.startsWith("lib/accounts/") ? "the console uses the public API" : null;
        return /^(lib|app|components)\//.test(imported) ? "no import from the product" : null;
      }, outside),
    ).toEqual([]);
  });

  it("the console reaches the shop's records by no way but the public API", () => {
    const byPath = new Map(product.map((source) => [source.file.replace(/\.tsx?$/, ""), source]));
    const seen = new Set<string>();
    const walk = (key: string): void => {
      if (seen.has(key)) return;
      seen.add(key);
      for (const { from, typeOnly } of byPath.get(key)?.statements ?? []) if (!typeOnly) walk(from);
    };
    for (const key of byPath.keys()) if (key.startsWith("app/console/")) walk(key);
    expect(seen.size).toBeGreaterThan(100);
    expect([...seen].filter((key) => key.startsWith("lib/host/"))).toEqual([]);
  });

  it("there are no import cycles between files", () => {
    const sources = [...product, ...sourcesUnder("prisma", "scripts", "tests", "sdk", "examples")];
    const byPath = new Map(sources.map((source) => [keyOf(source.file), source]));
    const edges = new Map(
      [...byPath].map(
        ([key, { imports }]) => [key, new Set(imports.map(keyOf).filter((to) => byPath.has(to)))] as const,
      ),
    );
    expect(knots(edges)).toEqual([]);
  });

  it("there are no cycles between the sub-folders of lib, nor between them and what stands in the domain's own folder", () => {
    const edges = new Map<string, Set<string>>();
    const files = new Map(product.map(({ file }) => [keyOf(file), file]));
    for (const source of product.filter(({ file }) => file.startsWith("lib/") && !isTest(file))) {
      const from = placeOf(source.file);
      const reached = edges.get(from) ?? new Set();
      edges.set(from, reached);
      for (const imported of source.imports) {
        const file = files.get(keyOf(imported));
        if (file?.startsWith("lib/") && placeOf(file) !== from) reached.add(placeOf(file));
      }
    }
    expect(edges.size).toBeGreaterThan(80);
    expect(knots(edges)).toEqual([]);
  });

  it("there are no cycles between domains", () => {
    const edges = new Map<string, Set<string>>();
    for (const source of product.filter(({ file }) => !isTest(file))) {
      const from = domainOf(source.file);
      for (const to of source.imports.map(domainOf)) {
        if (from && to && from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to));
      }
    }
    expect(knots(edges)).toEqual([]);
  });

  it("sees a knot, of two and of three, and none in a ladder", () => {
    const graph = (text: string) => {
      const edges = new Map<string, Set<string>>();
      for (const [from = "", to = ""] of text.split(" ").map((pair) => pair.split(">")))
        edges.set(from, (edges.get(from) ?? new Set()).add(to));
      return edges;
    };
    expect(knots(graph("a>b b>c a>c c>d"))).toEqual([]);
    expect(knots(graph("a>b b>a"))).toEqual(["a <-> b"]);
    expect(knots(graph("a>b b>c c>d d>b x>y"))).toEqual(["b <-> c <-> d"]);
  });
});
