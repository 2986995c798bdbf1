import path from "node:path";
import { describe, expect, it } from "vitest";
import { IoGraph, type Touch } from "./io";
import { isTest, type Source, sourcesUnder } from "./sources";

// The names of a domain's files; docs/decisions/2026-11-21-file-names.md says why each kind is there.

/** Of the closed vocabulary, those that touch nothing. */
const PURE = ["schema", "types", "constants", "policy", "transitions"];
/** And those that may. */
const WITH_IO = ["data", "loaders", "mutations", "actions", "handlers"];

type Kind = { names: readonly string[]; may: readonly Touch[]; opens: boolean; writes: boolean };

/**
 * What else may touch something, by name. `opens`: takes the database itself, not only a transaction that is handed in. `writes`:
 * changes rows itself, instead of through mutations.
 */
const KINDS: Readonly<Record<string, Kind>> = {
  door: {
    names: ["door", "api-route", "caller"],
    may: ["database", "request", "domain", "library"],
    opens: true,
    writes: false,
  },
  store: {
    names: ["stores", "client-store", "cookie"],
    may: ["database", "request", "domain", "library"],
    opens: true,
    writes: true,
  },
  client: {
    names: ["action-client", "next-auth", "settings", "client-budget"],
    may: ["database", "request", "domain", "library"],
    opens: true,
    writes: false,
  },
  probe: { names: ["proof"], may: ["network"], opens: false, writes: false },
  // A class that runs for as long as its process, in a file of its own name.
  runner: {
    names: ["delivery-engine", "attempt-writer"],
    may: ["network", "domain"],
    opens: false,
    writes: false,
  },
  step: { names: ["client-follow", "notices"], may: ["database", "domain"], opens: false, writes: false },
};

const lib = sourcesUnder("lib");
const base = (file: string) => path.basename(file).replace(/\.tsx?$/, "");
const inDomain = ({ file }: Source) => /^lib\/(?!platform\/|providers\/|jobs\/)[a-z-]+\//.test(file) && !isTest(file);
const kindOf = (file: string) => Object.values(KINDS).find(({ names }) => names.includes(base(file)));
const graph = new IoGraph(lib);

/** The files that may touch nothing: the pure names, and every piece named after what it holds. */
const pure = lib.filter((source) => inDomain(source) && !WITH_IO.includes(base(source.file)) && !kindOf(source.file));

describe("the file vocabulary", () => {
  it("pure files touch nothing, by whatever way", () => {
    expect(pure.length).toBeGreaterThan(100);
    const wrong = pure.flatMap(({ file }) =>
      [...graph.touchesOf(file)].map(([touch, way]) => `${file} touches the ${touch}: ${way}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(KINDS))(
    "a %s touches what its kind may, and something",
    (_, { names, may, opens, writes }) => {
      const files = lib.filter((source) => inDomain(source) && names.includes(base(source.file)));
      const without = names.filter((name) => !files.some(({ file }) => base(file) === name));
      const wrong = files.flatMap(({ file, text, statements }) => {
        const touches = [...graph.touchesOf(file).keys()];
        const takes = statements.some(({ from, typeOnly }) => from === "lib/platform/db" && !typeOnly);
        return [
          ...touches.filter((touch) => !may.includes(touch)).map((touch) => `${file} touches the ${touch}`),
          ...(touches.length === 0 ? [`${file} touches nothing: it is a pure piece`] : []),
          ...(takes && !opens ? [`${file} takes the database instead of being handed a transaction`] : []),
          ...(!writes && /\b(db\(\)|tx|on)\.([a-zA-Z]+\.(create|update|delete|upsert)|\$execute)/.test(text)
            ? [`${file} changes rows itself`]
            : []),
        ];
      });
      expect({ wrong, without }).toEqual({ wrong: [], without: [] });
    },
  );

  it("a named piece that decides something has a test", () => {
    const decides = ({ text }: Source) => /=>|\bfunction\b/.test(text);
    const pieces = pure.filter((source) => !PURE.includes(base(source.file)) && decides(source));
    const tests = [...sourcesUnder("tests"), ...lib].filter(({ file }) => /\.test\.tsx?$/.test(file));
    const byKey = new Map(lib.map((source) => [source.file.replace(/\.tsx?$/, ""), source]));
    /** Everything that files of one folder take from that folder, from these imports on. */
    const within = (folder: string, imports: readonly string[], seen = new Set<string>()): Set<string> => {
      for (const key of imports.filter((each) => path.dirname(each) === folder && !seen.has(each))) {
        seen.add(key);
        within(folder, byKey.get(key)?.imports ?? [], seen);
      }
      return seen;
    };
    const tested = new Set(
      tests.flatMap(({ file, imports }) => [
        ...(file.startsWith("tests/") ? imports : within(path.dirname(file), imports)),
      ]),
    );
    expect(pieces.length).toBeGreaterThan(60);
    expect(pieces.map(({ file }) => file).filter((file) => !tested.has(file.replace(/\.tsx?$/, "")))).toEqual([]);
  });
});

describe("what counts as touching", () => {
  const source = (file: string, text: string): Source => {
    const statements = [...text.matchAll(/import (type )?\{ (\w+) \} from "([^"]+)"/g)];
    const imports = statements.map(([, , , from = ""]) => from);
    return {
      file,
      text,
      imports,
      statements: statements.map(([, type, name = "", from = ""]) => ({
        from,
        names: [name],
        typeOnly: type !== undefined,
      })),
    };
  };
  const touches = (...texts: readonly string[]) => {
    const sources = texts.map((text, index) => source(`lib/listings/piece-${index}.ts`, text));
    return [...new IoGraph(sources).touchesOf("lib/listings/piece-0.ts").keys()];
  };

  it.each<[string, readonly string[], readonly Touch[]]>([
    [
      "a database beside any import of types",
      ['import type { A } from "zod"; import { db } from "lib/platform/db"'],
      ["database"],
    ],
    ["a transaction that is handed in", ['import type { Tx } from "lib/platform/db"'], ["database"]],
    [
      "by way of another file",
      ['import { b } from "lib/listings/piece-1"', 'import { fetch } from "undici"'],
      ["network"],
    ],
    ["a domain's data", ['import { parse } from "lib/listings/data"'], ["domain"]],
    ["types alone: nothing", ['import type { Pool } from "pg"'], []],
    [
      "another's transaction: nothing",
      ['import { b } from "lib/listings/piece-1"', 'import type { Tx } from "lib/platform/db"'],
      [],
    ],
    ["a question about a text: nothing", ['import { isIP } from "node:net"'], []],
  ])("%s", (_, texts, expected) => {
    expect(touches(...texts)).toEqual(expected);
  });
});
