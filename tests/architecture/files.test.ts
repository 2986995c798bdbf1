import path from "node:path";
import { describe, expect, it } from "vitest";
import { isTest, sourcesUnder } from "./sources";

const product = sourcesUnder("lib", "components", "app");
const everything = sourcesUnder("lib", "components", "app", "prisma", "scripts", "tests", "sdk", "examples");

/** Names that say nothing: a named piece says which. */
const VAGUE = new Set([
  "util",
  "utils",
  "helper",
  "helpers",
  "common",
  "misc",
  "service",
  "services",
  "queries",
  "lib",
  "index",
]);

const base = (file: string) => path.basename(file).replace(/\.tsx?$/, "");
/** The text without the words of template literals (examples shown to people); the code inside `${}` stays. */
function withoutTemplates(text: string): string {
  return text.replace(/`(?:\\[\s\S]|[^`\\])*`/g, (template) => (template.match(/\$\{[^}]*\}/g) ?? []).join(" "));
}
const isDomainFile = (file: string) => /^lib\/(?!platform\/|providers\/|jobs\/)[a-z-]+\//.test(file) && !isTest(file);

describe("files", () => {
  it("are kebab-case (Next's own names apart)", () => {
    const odd = everything
      .map(({ file }) => file)
      .filter((file) => !/^(\[.+\]|\(.+\)|[a-z0-9.-]+)$/.test(path.basename(file)));
    expect(odd).toEqual([]);
  });

  it("have at most 400 lines, unless the first line gives the reason", () => {
    const long = everything.filter(
      ({ text }) => text.split("\n").length > 401 && !/^\/\/ .*(long|lines|table|generated)/i.test(text),
    );
    expect(long.map(({ file }) => file)).toEqual([]);
  });

  it("have names that say what they hold", () => {
    const vague = product.filter(({ file }) => file.startsWith("lib/") && VAGUE.has(base(file)));
    expect(vague.map(({ file }) => file)).toEqual([]);
  });

  it("of the platform stand in folders, but for its foundations", () => {
    const loose = product
      .filter(({ file }) => /^lib\/platform\/[^/]+$/.test(file) && !isTest(file))
      .map(({ file }) => base(file));
    const foundations = [
      "audit",
      "audit-actions",
      "crypto",
      "db",
      "env",
      "error-codes",
      "errors",
      "ids",
      "log",
      "own",
      "proven",
      "scrub",
      "time",
    ];
    expect(loose.filter((name) => ![...foundations, "unreachable"].includes(name))).toEqual([]);
  });

  it("are no barrels", () => {
    expect(everything.filter(({ text }) => /^export \* from/m.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it("read process.env only in lib/platform/env.ts", () => {
    const allowed = new Set(["lib/platform/env.ts"]);
    const readers = product.filter(
      ({ file, text }) => !allowed.has(file) && !isTest(file) && /process\.env\b(?!\.NODE_ENV)/.test(text),
    );
    expect(readers.map(({ file }) => file)).toEqual([]);
  });

  it("hold no loose types, suppressions or leftovers", () => {
    const pattern =
      /@ts-ignore|@ts-expect-error|(\bas|:) any(?=\s*[;,)=\]}>|&[]|\s*$)|biome-ignore|eslint-disable|\b(TODO|FIXME|XXX)\b/m;
    expect(
      everything
        // What must not compile is expected to, in the types stage alone.
        .filter(({ file, text }) => !/^tests\/(architecture|types)\//.test(file) && pattern.test(text))
        .map(({ file }) => file),
    ).toEqual([]);
  });
});

describe("end-to-end tests", () => {
  it("close what they open, but for the story, whose pages go from test to test", () => {
    const own = everything.filter(
      ({ file, text }) => /^tests\/e2e\/[^/]+\.spec\.ts$/.test(file) && !text.includes('from "./support/test"'),
    );
    expect(own.map(({ file }) => file)).toEqual(["tests/e2e/story.spec.ts"]);
  });
});

describe("tests", () => {
  it("wait for what they need, never for a fixed time", () => {
    const sleep = /waitForTimeout|timers\/promises|await new Promise\(\(\w+\) => setTimeout/;
    const sleepers = everything.filter(
      ({ file, text }) =>
        /^tests\/|\/test\/|\.test\.ts$/.test(file) &&
        !/^tests\/(bench|torture|architecture)\/|^tests\/support\/until\.ts$/.test(file) &&
        sleep.test(text),
    );
    expect(sleepers.map(({ file }) => file)).toEqual([]);
  });
});

describe("layers", () => {
  it("mutations and data never touch the request or the cache API", () => {
    const pattern = /next\/(headers|navigation|cache)|accounts\/session\/loaders|gates\/loaders/;
    const wrong = product.filter(
      ({ file, text }) =>
        isDomainFile(file) && ["mutations", "data", "handlers"].includes(base(file)) && pattern.test(text),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it("actions and loaders never touch Prisma models", () => {
    const query = /\b(db\(\)|tx|on)\.([a-z][A-Za-z]+\.(find|create|update|delete|upsert|count)|\$(query|execute))/;
    const wrong = product.filter(
      ({ file, text }) => isDomainFile(file) && ["actions", "loaders"].includes(base(file)) && query.test(text),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it("only gates mint proofs", () => {
    const minters = product.filter(
      ({ file, imports }) => imports.some((name) => name.endsWith("gates/mint")) && !isTest(file),
    );
    const allowed = [
      /^lib\/accounts\/gates\//,
      /^lib\/clients\/keys\/data\.ts$/,
      /^lib\/installs\/tokens\/data\.ts$/,
      /^lib\/authorization\/caller\.ts$/,
    ];
    expect(minters.map(({ file }) => file).filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual(
      [],
    );
  });

  it("exported mutations name the policies or the jobs they take, none of them any", () => {
    const wrong = product.flatMap(({ file, text }) =>
      isDomainFile(file) && base(file) === "mutations"
        ? [
            ...text.matchAll(
              /^export (?:async )?function (\w+)[^{]*?\bAny(?:Workspace|Partner|Staff|Person|Platform|Host)Scope/gm,
            ),
          ].map(([, name]) => `${file}: ${name}`)
        : [],
    );
    expect(wrong).toEqual([]);
  });

  it("only the runners of jobs mint the product's own proof", () => {
    const minters = product.filter(({ file, text }) => /\bmintSystemScope\(/.test(text) && !isTest(file));
    expect(minters.map(({ file }) => file)).toEqual(["lib/jobs/outbox.ts", "lib/platform/outbox/job.ts"]);
  });

  it("partner addresses are called only through lib/platform/http", () => {
    const callers = product.filter(({ file, text }) => {
      if (isTest(file) || file.startsWith("lib/platform/http/")) return false;
      const client = /^["']use client["']/m.test(text);
      return !client && (/(?<![.\w])fetch\(/.test(withoutTemplates(text)) || /from "(undici|node:https?)"/.test(text));
    });
    // Our own web processes, called by address from their heartbeat rows, not partners; and what listens and calls nobody.
    const allowed = [/^lib\/jobs\/cache-expire\.ts$/, /^lib\/platform\/front\//];
    expect(callers.map(({ file }) => file).filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual(
      [],
    );
  });

  it("every route that programs call is made by programRoute, which answers what Next would answer on its own", () => {
    const routes = product.filter(({ file }) => /^app\/(api|oauth|\.well-known)\/.*route\.tsx?$/.test(file));
    expect(routes.length).toBeGreaterThan(20);
    const own = routes.filter(
      ({ text }) =>
        !/^export const \{ GET, POST, PUT, PATCH, DELETE, OPTIONS \} = (programRoute\(|nothingHere\(\))/m.test(text) ||
        /^export (async )?function|^export \{/m.test(text),
    );
    expect(own.map(({ file }) => file)).toEqual([]);
  });

  it("every server action and route handler names its policy", () => {
    const wrong = product.flatMap(({ file, text }) => {
      if (isTest(file)) return [];
      if (/^["']use server["']/m.test(text)) {
        const exported = [...text.matchAll(/^export (?:const|async function) (\w+)/gm)].map((match) => match[1] ?? "");
        return exported
          .filter(
            (name) =>
              !new RegExp(
                `export const ${name}[^=]*= (public|person|workspace|partner|staff)Action\\(\\s*\\{[^}]*policy: "`,
                "s",
              ).test(text),
          )
          .map((name) => `${file}: ${name} is not made by the action client with a policy`);
      }
      if (/\/route\.tsx?$/.test(file)) {
        const named = /export const policy = "/.test(text) || /\bapi(Read|Write)\(|= nothingHere\(\)/.test(text);
        return named ? [] : [`${file}: no policy`];
      }
      return [];
    });
    expect(wrong).toEqual([]);
  });
});
