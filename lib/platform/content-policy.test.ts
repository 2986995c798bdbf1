import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { cachedBodyPolicy, inlineScriptHashes, noncePolicy } from "./content-policy";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

it("hashes inline scripts as they stand, each once, and nothing else", () => {
  const html = `<script>a="<b>"</script><script src="/x.js" async=""></script><SCRIPT id="y">
c</SCRIPT><script>a="<b>"</script><script type="application/ld+json">{"x":1}</script><script></script><p>script>no</p>`;
  expect(inlineScriptHashes(html)).toEqual([hash('a="<b>"'), hash("\nc")]);
});

it("never lets cached pages run other inline scripts", () => {
  const policy = cachedBodyPolicy("<script>1</script>");
  expect(policy).toContain(`script-src 'self' ${hash("1")}`);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

it("allows evaluation only while developing, and framing only of previews by ourselves", () => {
  const strict = noncePolicy("abc", { hashes: ["'sha256-x'"], development: false, framedByUs: false });
  expect(strict).toMatch(/frame-ancestors 'none'; script-src 'self' 'nonce-abc' 'strict-dynamic' 'sha256-x'$/);
  const loose = noncePolicy("abc", { hashes: [], development: true, framedByUs: true });
  expect(loose).toContain("'unsafe-eval'");
  expect(loose).toContain("frame-ancestors 'self'");
});
