import { readdirSync, readFileSync } from "node:fs";
import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";
import { builtReferences, inventedAddress, type Reference } from "./support/build";
import { ORIGIN } from "./support/stack";
import { test } from "./support/test";

// Next answers whoever posts the id of a server action or of a cached function. Here is every such id of the build.

const references = builtReferences();

/** The cached functions, in the order in which they stand in their files: Next names them by it. */
const CACHED: Readonly<Record<string, readonly string[]>> = {
  "lib/catalog/loaders.ts": [
    "loadMarketplaceName",
    "loadListingPage",
    "loadRetiredListing",
    "loadPartnerPage",
    "browse",
    "loadFeatured",
  ],
};
const cachedName = ({ file, name }: Reference) =>
  CACHED[file]?.[Number(/^\$\$RSC_SERVER_CACHE_(\d+)$/.exec(name)?.[1])];

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/generated\//.test(file));
}

/** Actions of the tree with the policy each names, as `file name`. Those made by the gates; tests/integration/authorization.test.ts tries each. */
function actionsWithPolicy(): string[] {
  const gate =
    /export const (\w+)[^=]*= (?:public|person|workspace|partner|staff)Action\(\s*\{[^}]*?policy: "[a-z.-]+"/g;
  return [...sourcesUnder("lib"), ...sourcesUnder("app")]
    .filter((file) => /actions\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(file, "utf8").matchAll(gate)].map(([, name]) => `${file} ${name}`));
}

function cachedInTree(): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const file of [...sourcesUnder("lib"), ...sourcesUnder("app"), ...sourcesUnder("components")]) {
    const names = [...readFileSync(file, "utf8").matchAll(/function (\w+)\([^)]*\)[^{]*\{\s*"use cache"/g)];
    if (names.length > 0) found[file] = names.map(([, name = ""]) => name);
  }
  return found;
}

/** Calls a function as Next's own client does. */
function call(request: APIRequestContext, { id, pages }: Reference, body: string): Promise<APIResponse> {
  return request.post(inventedAddress(pages[0] ?? "/[locale]"), {
    headers: {
      "next-action": id,
      origin: ORIGIN,
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
    },
    data: body,
    maxRedirects: 0,
  });
}

/** What a function answered: the row that Next's answer names as the result. Undefined when there is none. */
async function resultOf(answer: APIResponse): Promise<string | undefined> {
  const text = await answer.text();
  const row = /"a":"\$@(\w+)"/.exec(text)?.[1];
  return row === undefined ? undefined : new RegExp(`^${row}:(.*)$`, "m").exec(text)?.[1];
}

const HOSTILE = [
  "[]",
  "[null]",
  "[5]",
  "[{}]",
  "[[]]",
  '["constructor"]',
  '["__proto__"]',
  '["../../../etc/passwd"]',
  '["a\\u0000b"]',
  '["a\\nb"]',
  '["a%0ab"]',
  '["\\ud800"]',
  `["${"a".repeat(20_000)}"]`,
  '[{"kind":"use-case","slug":"constructor"}]',
  '[{"kind":"__proto__","slug":"toString"}]',
  '[{"kind":"use-case","slug":"sales","q":"x"}]',
  '[{"kind":["use-case"],"slug":["sales"]}]',
  '[{"q":"","facets":{},"types":[],"prices":[],"depth":0,"certified":false,"rating":null,"sort":"name","page":500}]',
  '["$undefined"]',
  '["$n99"]',
];

test("every id in the build is an action with a policy, or a cached function of the list", () => {
  expect(references.length).toBeGreaterThan(90);
  const actions = references.filter(({ cached }) => !cached).map(({ file, name }) => `${file} ${name}`);
  const known = actionsWithPolicy();
  expect(actions.filter((action) => !known.includes(action))).toEqual([]);
  const cached = references.filter((reference) => reference.cached);
  expect(cached.filter((reference) => !cachedName(reference))).toEqual([]);
  expect(cachedInTree()).toEqual(CACHED);
  expect(cached.map((reference) => cachedName(reference)).sort()).toEqual(Object.values(CACHED).flat().sort());
});

test("a cached function answers nothing to what it cannot parse", async ({ request }) => {
  test.setTimeout(120_000);
  for (const reference of references.filter(({ cached }) => cached)) {
    const name = cachedName(reference) ?? "";
    // Those without arguments answer what every visitor reads.
    const takes = !["loadMarketplaceName", "loadFeatured"].includes(name);
    for (const body of HOSTILE) {
      const answer = await call(request, reference, body);
      expect(answer.status(), `${name} ${body.slice(0, 60)}`).toBeLessThan(500);
      // Everything, which home shows.
      if (!takes || (name === "browse" && body === "[null]")) continue;
      expect([undefined, "null"], `${name} ${body.slice(0, 60)}`).toContain(await resultOf(answer));
    }
  }
});

/** As the forms call them: what was answered before, and the input. Bodies that cannot be read at all are the fuzz's. */
const FOR_ACTIONS = [
  "[null,{}]",
  "[null,[]]",
  '[null,{"__proto__":{"workspace":"x"}}]',
  '[5,{"workspace":["a"],"partner":{}}]',
];

test("no action fails at whatever input it is given, or does anything for nobody", async ({ request }) => {
  test.setTimeout(240_000);
  const failed: string[] = [];
  for (const reference of references.filter(({ cached }) => !cached)) {
    for (const body of FOR_ACTIONS) {
      const answer = await call(request, reference, body);
      const said = `${answer.status()} ${reference.file} ${reference.name} ${body}`;
      if (answer.status() >= 500) failed.push(said);
      // Who is nobody may sign out: nothing is ended, and the answer says where to go.
      if (reference.name === "signOut") continue;
      if ((await resultOf(answer))?.includes('"ok":true')) failed.push(`did it: ${said}`);
    }
  }
  expect(failed).toEqual([]);
});
