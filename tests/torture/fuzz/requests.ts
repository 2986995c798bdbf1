import fc from "fast-check";
import type { RawRequest } from "./raw-http.ts";
import type { FuzzRoute } from "./routes.ts";
import { HEADERS, METHODS, ODD_SEGMENTS, ODD_VALUES, QUERY_NAMES, TREES } from "./words.ts";
import type { World } from "./world.ts";

// What a stranger with a raw socket may send: every part of a request out of ordinary and odd pieces. fast-check makes it from a seed and
// shrinks what fails.

/** A request with the name of who sends it, for the report. */
export type FuzzRequest = RawRequest & { caller: string };

const odd = fc.constantFrom(...ODD_VALUES);
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value));
/** What React sends with an action, and what it would not: arguments that are no objects, references that lead nowhere. */
const replies = fc.constantFrom(
  "[]",
  "[null]",
  "[null,null]",
  "[null,5]",
  '[null,"x"]',
  "[null,[]]",
  "[null,true]",
  '["$undefined","$undefined"]',
  '[null,"$K1"]',
  '[null,"$F1"]',
  '[null,"$@1"]',
  '[null,"$Q1"]',
  '[null,"$D2026"]',
  '[null,"$n99"]',
  '[null,"$NaN"]',
  '[null,{"locale":5}]',
  '[null,{"__proto__":{}}]',
  '[null,{"then":"$F1"}]',
  '[null,{"email":["a"],"name":{}}]',
  "{}",
  "null",
  '"x"',
  "x",
  "",
  `[null,${"[".repeat(5_000)}${"]".repeat(5_000)}]`,
);
const BOUNDARY = "x";
const part = (name: string, value: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const multipart = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        "0",
        "1",
        "$ACTION_ID_7f51e5faffc88a943efd68d7a10e2a41320ee15b99",
        "$ACTION_REF_1",
        "$ACTION_1:0",
        "$ACTION_KEY",
        "1_email",
        "email",
        "name",
        "a.b.c",
        "list[]",
        "__proto__.x",
        "",
      ),
      fc.oneof(odd, replies, json),
    ),
    { maxLength: 5 },
  )
  .map((parts) => `${parts.map(([name, value]) => part(name, value)).join("")}--${BOUNDARY}--\r\n`);
const form = fc
  .array(fc.tuple(fc.constantFrom(...QUERY_NAMES, "grant_type", "token", "csrfToken", "password", "json"), odd), {
    maxLength: 5,
  })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join("&"));
const bodies = fc.oneof(
  fc.constant(""),
  json,
  json.map((text) => `{"data":${text}}`),
  replies,
  multipart,
  form,
  odd,
  fc.constantFrom(
    '{"a":',
    `${"[".repeat(20_000)}`,
    `"${"x".repeat(300_000)}"`,
    '{"a":1e400,"b":9007199254740993}',
    '{"a":"\\u0000"}',
    '{"a":"\\ud83d"}',
  ),
);

const headers = fc.uniqueArray(
  fc
    .constantFrom(...HEADERS)
    .chain(([name, values]) => fc.constantFrom(...values).map((value) => [name, value] as const)),
  { maxLength: 3, selector: ([name]) => name },
);

const query = fc
  .array(fc.tuple(fc.constantFrom(...QUERY_NAMES), odd), { maxLength: 4 })
  .map((pairs) =>
    pairs.length === 0 ? "" : `?${pairs.map(([name, value]) => `${name}=${value.replaceAll(" ", "+")}`).join("&")}`,
  );

/** The address of a route with its parameters filled in: mostly by what is there, so that the request gets past "not found". */
function addresses(route: FuzzRoute, world: World): fc.Arbitrary<string> {
  const words = route.address.split("/").slice(1);
  const filled = words.map((word) => {
    const name = /^\[+(?:\.\.\.)?(\w+)\]+$/.exec(word)?.[1];
    if (name === undefined) return fc.constant(word);
    const known = world.ids[name] ?? [];
    const strange = fc.constantFrom(...ODD_SEGMENTS);
    return known.length > 0
      ? fc.oneof({ arbitrary: fc.constantFrom(...known), weight: 3 }, { arbitrary: strange, weight: 1 })
      : strange;
  });
  const plain = fc.tuple(...filled).map((parts) => `/${parts.join("/")}`);
  const changed = fc
    .tuple(
      plain,
      fc.constantFrom(
        "",
        "",
        "",
        "",
        "/",
        "//",
        "/..",
        "/%2e%2e",
        "/%ff",
        "/x",
        ".rsc",
        ".json",
        ".segments/_tree.segment.rsc",
        "%00",
        "#x",
      ),
    )
    .map(([address, end]) => address + end);
  return fc.oneof(
    { arbitrary: changed, weight: 12 },
    { arbitrary: changed.map((address) => `http://evil.example${address}`), weight: 1 },
  );
}

/** Requests to one route, by anybody. */
export function requestsTo(route: FuzzRoute, world: World, actionIds: readonly string[]): fc.Arbitrary<FuzzRequest> {
  const posts = actionIds.length === 0 ? [] : [{ arbitrary: actionCalls(route, world, actionIds), weight: 3 }];
  const ordinary = fc
    .record({
      method: fc.constantFrom(...METHODS),
      address: addresses(route, world),
      query,
      headers,
      body: bodies,
      chunked: fc.boolean(),
      caller: fc.constantFrom(...world.callers),
    })
    .map(({ method, address, query: asked, headers: own, body, chunked, caller }): FuzzRequest => {
      const reads = method === "GET" || method === "HEAD";
      return {
        method,
        target: address.replaceAll(" ", "%20") + asked,
        headers: withCaller(own, caller.headers),
        body: reads ? "" : body,
        chunked: chunked && !reads,
        caller: caller.name,
      };
    });
  return fc.oneof({ arbitrary: ordinary, weight: 7 }, ...posts);
}

function withCaller(
  own: ReadonlyArray<readonly [string, string]>,
  caller: ReadonlyArray<readonly [string, string]>,
): Array<readonly [string, string]> {
  const named = new Set(own.map(([name]) => name.toLowerCase()));
  return [...caller.filter(([name]) => !named.has(name.toLowerCase())), ...own];
}

/** An action called as React calls it, with our own Origin, a real id and any arguments. */
function actionCalls(route: FuzzRoute, world: World, actionIds: readonly string[]): fc.Arbitrary<FuzzRequest> {
  return fc
    .record({
      address: addresses(route, world),
      action: fc.constantFrom(...actionIds),
      body: fc.oneof(replies, json, multipart),
      chunked: fc.boolean(),
      caller: fc.constantFrom(...world.callers),
      tree: fc.option(fc.constantFrom(...TREES), { nil: undefined, freq: 4 }),
    })
    .map(
      ({ address, action, body, chunked, caller, tree }): FuzzRequest => ({
        method: "POST",
        target: address.replaceAll(" ", "%20"),
        headers: [
          ...caller.headers,
          ["Origin", process.env["ORIGIN"] ?? ""],
          ["Next-Action", action],
          [
            "Content-Type",
            body.startsWith("--") ? `multipart/form-data; boundary=${BOUNDARY}` : "text/plain;charset=UTF-8",
          ],
          ...(tree === undefined ? [] : [["Next-Router-State-Tree", tree] as const]),
        ],
        body,
        chunked,
        caller: caller.name,
      }),
    );
}
