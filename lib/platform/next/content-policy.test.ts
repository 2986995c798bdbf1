import { expect, it } from "vitest";
import { cachedBodyPolicy, DEFAULT_POLICY, formPostPolicy, MEDIA_POLICY, noncePolicy } from "./content-policy";
import { scriptHash } from "./own-scripts";
import { THEME_SCRIPT, THEME_SCRIPT_HASH } from "./theme-script";

it("of a cached page names the scripts that we rendered and no others", () => {
  const data = 'self.__next_f.push([1,"0:1"])';
  const html = `<script>${THEME_SCRIPT}</script><script>${data}</script><script>alert(1)</script>`;
  const policy = cachedBodyPolicy(html, Buffer.from("#0:1"));
  expect(policy).toMatch(/script-src 'self' '[^']+' '[^']+'$/);
  for (const source of [THEME_SCRIPT_HASH, scriptHash(data)]) expect(policy).toContain(source);
  expect(policy).not.toContain(scriptHash("alert(1)"));
});

it("of a page with a nonce allows evaluation only while developing, and framing only of previews by ourselves", () => {
  const strict = noncePolicy("abc", { hashes: ["'sha256-x'"], development: false, framedByUs: false });
  expect(strict).toMatch(/frame-ancestors 'none'; script-src 'self' 'nonce-abc' 'strict-dynamic' 'sha256-x'$/);
  const loose = noncePolicy("abc", { hashes: [], development: true, framedByUs: true });
  expect(loose).toContain("'unsafe-eval'");
  expect(loose).toContain("frame-ancestors 'self'");
});

it("always says who may frame, where forms go and what addresses start with, and never takes any inline script", () => {
  const all = [
    DEFAULT_POLICY,
    MEDIA_POLICY,
    formPostPolicy({ http: false }),
    cachedBodyPolicy("", new Uint8Array()),
    noncePolicy("a", { hashes: [], development: false, framedByUs: true }),
  ];
  for (const policy of all) {
    for (const name of ["default-src", "frame-ancestors", "form-action", "base-uri", "object-src"])
      expect(policy).toContain(`${name} `);
    expect(policy).not.toMatch(/(?:script-src|default-src)[^;]*(?:unsafe|\*|http:)/);
  }
});
