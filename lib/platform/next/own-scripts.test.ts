import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainBody } from "../front/plain-body";
import { ownScriptHashes, scriptHash } from "./own-scripts";

const THEME = "try{theme()}catch(e){}";
const BOOTSTRAP = "(self.__next_f=self.__next_f||[]).push([0])";
const LOADER = `(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/1-a_b.js"],"runtimeModuleIds":[94553]});`;
const bytes = (text: string) => Buffer.from(text, "utf8");
/** As Next writes a piece of page data into a body. */
const push = (piece: string) =>
  `self.__next_f.push(${JSON.stringify([1, piece]).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e")})`;
const body = (...scripts: readonly string[]) =>
  `<html><p>x</p>${scripts.map((text) => `<script>${text}</script>`).join("<b>y</b>")}</html>`;
const hashes = (html: string, rendered: string) => ownScriptHashes(html, bytes(rendered), [THEME]);

describe("inline scripts of a cached body", { timeout: 30_000 }, () => {
  it("are ours when they are constant, Next's start, or what was rendered, in its order", () => {
    const pieces = [push(`1:"<b>"\n`), push('2:"–שלום"\n')];
    const scripts = [THEME, LOADER, BOOTSTRAP, ...pieces];
    expect(hashes(body(...scripts), `#1:"<b>"\n2:"–שלום"\n`)).toEqual(scripts.map(scriptHash));
    // Next's sign before it is not everywhere.
    expect(hashes(body(...scripts), `1:"<b>"\n2:"–שלום"\n`)).toEqual(scripts.map(scriptHash));
  });

  it("are ours in the spelling that is sent", () => {
    const [piece, rendered] = ['1:"a – b"\n', '#1:"a – b"\n'];
    const html = plainBody(body(push(piece), "x".repeat(500)));
    expect(html).toContain("\\u2013");
    const sent = /<script>(self[^<]*)</.exec(html)?.[1] ?? "";
    expect(hashes(html, rendered)).toEqual([scriptHash(sent)]);
  });

  it("are ours as bytes, where a letter fell between two pieces", () => {
    const whole = bytes("1:שלום");
    const binary = `self.__next_f.push([3,"${whole.subarray(3).toString("base64")}"])`;
    expect(
      ownScriptHashes(
        body(
          push("1:").replace('"1:"', '"1:"'),
          `self.__next_f.push([3,"${whole.subarray(2, 3).toString("base64")}"])`,
          binary,
        ),
        whole,
        [],
      ),
    ).toHaveLength(3);
  });

  /** What an injection would try to look like. The page's own data goes on to count. */
  const injected: ReadonlyArray<[string, string]> = [
    ["any script", "alert(1)"],
    ["page data that was not rendered", push('1:"evil"\n')],
    ["page data out of its order", push('2:"b"\n')],
    ["page data with something behind it", `${push('1:"a"\n')};alert(1)`],
    ["page data with something in it", `self.__next_f.push([1,"1:\\"a\\"\\n"+alert(1)])`],
    ["empty page data", push("")],
    ["page data of another kind", `self.__next_f.push([2,"1:\\"a\\"\\n"])`],
    ["Next's start with something behind it", `${BOOTSTRAP};alert(1)`],
    ["the theme with something before it", `alert(1);${THEME}`],
    ["a loader of a stranger's file", LOADER.replace("static/chunks/1-a_b.js", "https://evil.example/a.js")],
    ["a loader that climbs", LOADER.replace("1-a_b.js", "../../api/media/med_1")],
    ["a loader with something in it", LOADER.replace("94553", "alert(1)")],
    ["a loader with more words", LOADER.replace('"otherChunks"', '"x":1,"otherChunks"')],
  ];
  const own = [THEME, LOADER, BOOTSTRAP, push('1:"a"\n'), push('2:"b"\n')];

  it.each(injected)("are not ours: %s", (_, text) => {
    for (let at = 0; at < own.length; at++) {
      // In the place where page data is expected next, exactly what was rendered is what was rendered.
      const found = hashes(body(...own.slice(0, at), text, ...own.slice(at)), `#1:"a"\n2:"b"\n`);
      const expected = own.map(scriptHash);
      if (text === push('2:"b"\n')) expect(expected).toEqual(expect.arrayContaining(found));
      else expect(found).toEqual(expected);
      if (text !== push('2:"b"\n')) expect(found).not.toContain(scriptHash(text));
    }
  });

  it("are not ours with attributes, whatever they hold", () => {
    for (const attributes of [
      'type="module"',
      'type="importmap"',
      "async",
      'src="/x.js"',
      'type="application/ld+json"',
    ])
      expect(hashes(`<script ${attributes}>${THEME}</script>`, "")).toEqual([]);
  });

  it("any text that was not rendered is not allowed, wherever it stands", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(own.length), (text, at) => {
        fc.pre(!/<\/script/i.test(text) && !own.includes(text) && text !== "");
        const found = hashes(body(...own.slice(0, at), text, ...own.slice(at)), `#1:"a"\n2:"b"\n`);
        expect(found).not.toContain(scriptHash(text));
      }),
      { numRuns: 60 },
    );
  });
});
