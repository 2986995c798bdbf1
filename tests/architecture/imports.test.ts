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
    const byPath = new Map(product.map((source) => [source.file.replace(/\.tsx?$/, ""), source]));
    const state = new Map<string, "open" | "done">();
    const cycles: string[] = [];
    const visit = (key: string, trail: readonly string[]): void => {
      if (state.get(key) === "done") return;
      if (state.get(key) === "open") {
        cycles.push([...trail.slice(trail.indexOf(key)), key].join(" -> "));
        return;
      }
      state.set(key, "open");
      for (const imported of byPath.get(key)?.imports ?? []) {
        const target = imported.replace(/\.tsx?$/, "");
        if (byPath.has(target)) visit(target, [...trail, key]);
      }
      state.set(key, "done");
    };
    for (const key of byPath.keys()) visit(key, []);
    expect(cycles).toEqual([]);
  });

  it("there are no cycles between domains", () => {
    const edges = new Map<string, Set<string>>();
    for (const source of product.filter(({ file }) => !isTest(file))) {
      const from = domainOf(source.file);
      for (const to of source.imports.map(domainOf)) {
        if (from && to && from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to));
      }
    }
    const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
      [...(edges.get(from) ?? [])].some((to) => to === goal || (!seen.has(to) && reaches(to, goal, seen.add(to))));
    expect([...edges.keys()].filter((domain) => reaches(domain, domain))).toEqual([]);
  });
});
