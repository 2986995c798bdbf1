import { type Import, isTest, type Source } from "./sources";

/** What a file can touch outside its own arguments. */
export type Touch = "database" | "request" | "network" | "disk" | "domain" | "library";

const TOUCHES: ReadonlyArray<readonly [Touch, RegExp]> = [
  ["database", /^pg$|^@prisma\/|^lib\/platform\/(db$|generated\/prisma\/)/],
  ["request", /^next\/(headers|navigation|cache|server)$/],
  ["network", /^(undici|nodemailer)$|^node:(net|tls|https?|http2|dgram|dns)(\/|$)/],
  ["disk", /^node:(fs|child_process|worker_threads)(\/|$)|^sharp$/],
  // By their names: data takes a client, mutations a transaction, and the others call them.
  ["domain", /^lib\/(?!platform\/|providers\/|jobs\/)[a-z-]+\/(.+\/)?(data|loaders|mutations|actions|handlers)$/],
  // What calls us back with requests of its own.
  ["library", /^(oidc-provider|next-auth)(\/|$)/],
];

/** A log line and the product's own words change no answer: whoever writes or reads them stays pure. */
const HARMLESS = /^lib\/platform\/(log|messages\/messages)$/;

/** Questions about a text, in a module that otherwise dials. */
const HARMLESS_NAMES = new Set(["isIP", "isIPv4", "isIPv6"]);

const keyOf = (file: string) => file.replace(/\.tsx?$/, "");

/** Answers what a source can touch: in its own lines, and through what it imports at run time. */
export class IoGraph {
  readonly #sources: Map<string, Source>;
  readonly #ways = new Map<string, ReadonlyMap<Touch, string>>();

  constructor(sources: readonly Source[]) {
    this.#sources = new Map(sources.filter(({ file }) => !isTest(file)).map((source) => [keyOf(source.file), source]));
  }

  /** Touch -> a way to it, as `file > file > module`. A transaction that is handed in counts: its type is the only trace. */
  touchesOf(file: string): ReadonlyMap<Touch, string> {
    const key = keyOf(file);
    const handedIn = this.#statementsOf(key).some(({ from }) => from === "lib/platform/db");
    return handedIn ? new Map([["database", `${key} > lib/platform/db`], ...this.#waysOf(key)]) : this.#waysOf(key);
  }

  #statementsOf(key: string): readonly Import[] {
    return HARMLESS.test(key) ? [] : (this.#sources.get(key)?.statements ?? []);
  }

  #waysOf(key: string): ReadonlyMap<Touch, string> {
    const known = this.#ways.get(key);
    if (known) return known;
    const ways = new Map<Touch, string>();
    // In place before the walk: a cycle (which another test refuses) must not walk for ever.
    this.#ways.set(key, ways);
    for (const { from, names, typeOnly } of this.#statementsOf(key)) {
      if (typeOnly) continue;
      const harmless = names.length > 0 && names.every((name) => HARMLESS_NAMES.has(name));
      const own = harmless ? undefined : TOUCHES.find(([, pattern]) => pattern.test(from))?.[0];
      const found = own ? [[own, from] as const] : [...this.#waysOf(from)];
      for (const [touch, way] of found) if (!ways.has(touch)) ways.set(touch, `${key} > ${way}`);
    }
    return ways;
  }
}
