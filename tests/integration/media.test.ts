import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { GET } from "@/app/api/media/[media]/route";
import { ownsMedia } from "@/lib/listings/media/data";
import { createMedia } from "@/lib/listings/media/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { encodeImage } from "@/lib/providers/storage/image";
import { bytesStore } from "@/lib/providers/storage/store";
import { makePartner, makePartnerScope } from "../factories/partners";

type Made = { width?: number; height?: number; colour?: string };

function picture({ width = 400, height = 300, colour = "#0b6448" }: Made = {}) {
  return sharp({ create: { width, height, channels: 4, background: colour } });
}

async function store(bytes: Uint8Array, purpose: "icon" | "screenshot" = "icon") {
  const { partnerId, ownerId } = await makePartner();
  const scope = await makePartnerScope(partnerId, "owner", ownerId);
  const image = await encodeImage(bytes, purpose);
  const id = newId();
  const at = await bytesStore().write(id, image);
  const { mediaId } = await inTransaction((tx) => createMedia(tx, scope, { id, purpose, image, at }));
  return { mediaId, scope, image };
}

function read(mediaId: string, headers: Record<string, string> = {}): Promise<Response> {
  return GET(new Request(`http://localhost:3000/api/media/${mediaId}`, { headers }), {
    params: Promise.resolve({ media: mediaId }),
  });
}

/** A PNG of one colour with any size: a few kilobytes that unpack to gigabytes. */
function bomb(width: number, height: number): Uint8Array {
  const table = Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value >>> 0;
  });
  const crc = (bytes: Uint8Array) =>
    (bytes.reduce((sum, byte) => (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.byteLength);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(Math.ceil(width / 8 + 1) * 2_000));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("taking images", () => {
  it.each(["png", "jpeg", "webp", "avif"] as const)("takes %s and makes a square WebP icon of it", async (format) => {
    const bytes = await picture().toFormat(format).toBuffer();
    expect(await encodeImage(bytes, "icon")).toMatchObject({ mime: "image/webp", width: 256, height: 256 });
  });

  it("brings screenshots to 1600 and never enlarges", async () => {
    const wide = await picture({ width: 3200, height: 1800 }).png().toBuffer();
    expect(await encodeImage(wide, "screenshot")).toMatchObject({ width: 1600, height: 900 });
    const small = await picture({ width: 320, height: 200 }).png().toBuffer();
    expect(await encodeImage(small, "screenshot")).toMatchObject({ width: 320, height: 200 });
  });

  it("strips where a photograph was taken", async () => {
    const exif = { IFD0: { Copyright: "Ada Tester" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 22/1 0/1" } };
    const photograph = await picture().jpeg().withExif(exif).toBuffer();
    expect((await sharp(photograph).metadata()).exif).toBeDefined();
    const { bytes } = await encodeImage(photograph, "screenshot");
    const kept = await sharp(bytes).metadata();
    expect([kept.exif, kept.icc, kept.xmp, kept.iptc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(Buffer.from(bytes).includes("Ada Tester")).toBe(false);
  });

  it("refuses SVG with a sentence that says what to do", async () => {
    for (const head of ["", '<?xml version="1.0"?>', "<!-- hello -->\n", "\ufeff"]) {
      const svg = Buffer.from(`${head}<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`);
      await expect(encodeImage(svg, "icon")).rejects.toMatchObject({
        code: "invalid_input",
        fields: { file: [say("fields.imageSvg")] },
      });
    }
  });

  it("leaves nothing of a file that is a picture and something else at once", async () => {
    const png = await picture().png().toBuffer();
    const polyglot = Buffer.concat([
      png,
      Buffer.from("<html><script>alert(document.domain)</script></html>%PDF-1.7 PK\u0003\u0004"),
    ]);
    const { bytes } = await encodeImage(polyglot, "screenshot");
    for (const trace of ["<script", "<html", "%PDF", "PK\u0003\u0004"])
      expect(Buffer.from(bytes).includes(trace)).toBe(false);
  });

  it.each([
    ["a page", Buffer.from("<!doctype html><title>x</title>")],
    ["a page that says GIF first", Buffer.from("GIF89a<script>alert(1)</script>")],
    ["text", Buffer.from("hello")],
    ["nothing", Buffer.alloc(0)],
    ["a PDF", Buffer.from("%PDF-1.7\n%%EOF")],
    ["half a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
  ])("refuses %s", async (_what, bytes) => {
    await expect(encodeImage(bytes, "icon")).rejects.toMatchObject({
      code: "invalid_input",
      fields: { file: [expect.any(String)] },
    });
  });

  it("refuses more than 5 MB before looking at it", async () => {
    await expect(encodeImage(Buffer.alloc(5_000_001), "icon")).rejects.toMatchObject({
      fields: { file: [say("fields.imageTooLarge")] },
    });
  });

  it("refuses a picture that unpacks to gigabytes, without unpacking it", async () => {
    const bytes = bomb(60_000, 60_000);
    expect(bytes.byteLength).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    await expect(encodeImage(bytes, "icon")).rejects.toMatchObject({
      code: "invalid_input",
      fields: { file: [expect.any(String)] },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });
});

describe("serving images", () => {
  it("serves the bytes for ever, inert, and answers 304 to who has them", async () => {
    const { mediaId, image } = await store(await picture().png().toBuffer());
    const response = await read(mediaId);
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(image.bytes);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
    });
    const again = await read(mediaId, { "if-none-match": response.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
  });

  it("answers 404, not cached, to anything else", async () => {
    for (const id of ["med_00000000000000000000000000", "nonsense", "lst_00000000000000000000000000", ""]) {
      const response = await read(id);
      expect(response.status).toBe(404);
      expect(response.headers.get("cache-control")).toBe("no-store");
    }
  });

  it("knows whose a picture is", async () => {
    const [one, other] = [await store(await picture().png().toBuffer()), await store(await picture().png().toBuffer())];
    expect(await ownsMedia(db(), one.scope, [one.mediaId])).toBe(true);
    expect(await ownsMedia(db(), one.scope, [one.mediaId, other.mediaId])).toBe(false);
    expect(await ownsMedia(db(), one.scope, [])).toBe(true);
  });
});
