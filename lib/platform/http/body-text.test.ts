import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bodyText } from "./body-text";

const TEXT = '{"message":"Größe é שלום"}';
const MOST = 64 * 1024;

describe("the body of an answer", () => {
  it.each([
    ["gzip", gzipSync(TEXT)],
    ["x-gzip", gzipSync(TEXT)],
    ["deflate", deflateSync(TEXT)],
    ["br", brotliCompressSync(TEXT)],
    ["zstd", zstdCompressSync(TEXT)],
    ["identity", Buffer.from(TEXT)],
    ["gzip, br", brotliCompressSync(gzipSync(TEXT))],
  ])("is unpacked: %s", (coding, bytes) => {
    expect(bodyText(bytes, { "content-encoding": coding }, MOST)).toBe(TEXT);
  });

  it.each(["gzip", "br", "deflate"])("that was cut off is read as far as it goes: %s", (coding) => {
    const long = Array.from({ length: 9_000 }, (_, index) => `line ${(index * 7_919) % 9_973}\n`).join("");
    const pack = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync }[coding];
    const bytes = pack?.(long) ?? Buffer.alloc(0);
    const text = bodyText(bytes.subarray(0, bytes.length - 500), { "content-encoding": coding }, 1_000_000);
    expect(text.length).toBeGreaterThan(100);
    expect(long.startsWith(text)).toBe(true);
  });

  it("that unpacks to a thousand times its size is read to the limit", () => {
    const text = bodyText(gzipSync("a".repeat(50_000_000)), { "content-encoding": "gzip" }, MOST);
    expect(text).toMatch(/^a{1000,}$/);
    expect(text.length).toBeLessThanOrEqual(MOST);
  });

  it("that is not what it says is said in words", () => {
    expect(bodyText(Buffer.from("plain"), { "content-encoding": "gzip" }, MOST)).toBe(
      "[5 bytes that could not be unpacked as gzip]",
    );
    expect(bodyText(Buffer.from("plain"), { "content-encoding": "compress" }, MOST)).toContain("compress");
  });

  it.each([
    ["declared Latin-1", "text/plain; charset=ISO-8859-1"],
    ["declared in quotes", 'text/plain;charset="latin1"'],
    ["undeclared", "text/plain"],
    ["declared as nothing known", "text/plain; charset=klingon"],
  ])("in Latin-1 is readable: %s", (_, type) => {
    expect(bodyText(Buffer.from("Größe é", "latin1"), { "content-type": type }, MOST)).toBe("Größe é");
  });

  it("in Hebrew's old set and cut UTF-8 is readable", () => {
    expect(
      bodyText(Buffer.from([0xf9, 0xec, 0xe5, 0xed]), { "content-type": "text/plain; charset=windows-1255" }, MOST),
    ).toBe("שלום");
    expect(bodyText(Buffer.from("שלום").subarray(0, 7), {}, MOST)).toBe("שלו");
  });
});
