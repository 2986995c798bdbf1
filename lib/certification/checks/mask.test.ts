import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskText, secretsIn } from "./mask";

describe("maskText", () => {
  it.each([
    ["GET https://a.example/cb?code=abc123def&state=ok", "GET https://a.example/cb?code=••••&state=ok"],
    ['{"access_token": "pb_9f8e7d6c5b4a"}', '{"access_token": "••••"}'],
    ["Authorization: Bearer abcdefgh.ijkl", "Authorization: Bearer ••••"],
    ["id 0123456789abcdef0123456789abcdef end", "id •••• end"],
    ["a\u001b[31mred\u0000\u202e text\nnext", "a[31mred text\nnext"],
    ["plain words stay, and so does 2026-11-21", "plain words stay, and so does 2026-11-21"],
  ])("%j", (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it("is short and has no control characters, whatever comes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 3_000 }), (text) => {
        const masked = maskText(text);
        expect(masked.length).toBeLessThanOrEqual(301);
        expect([...masked].filter((char) => char < " " && char !== "\n" && char !== "\t")).toEqual([]);
      }),
    );
  });

  it("ends soon on text made to be slow", () => {
    const started = performance.now();
    maskText(`${"token".repeat(5_000)}${"a1-".repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe("secretsIn", () => {
  it.each([
    ["Use whsec_abcdefghijklmnop1234 to sign", ["a signing secret"]],
    ["-----BEGIN RSA PRIVATE KEY-----", ["a private key"]],
    ["password: hunter2hunter2", ["a password"]],
    ["Forgot your password? Write to us. The secret: good coffee.", []],
  ])("%s", (text, found) => {
    expect(secretsIn(text)).toEqual(found);
  });
});
