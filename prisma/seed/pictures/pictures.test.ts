import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { CUSTOMERS_AND_TEAMS } from "../content/customers-and-teams";
import { MONEY_AND_ORDERS } from "../content/money-and-orders";
import { WORK_AND_PLATFORM } from "../content/work-and-platform";
import { iconOf, iconSvg } from "./icons";
import { drawPictures } from "./pictures";
import { widthOf } from "./text";

const LISTINGS = [...MONEY_AND_ORDERS, ...WORK_AND_PLATFORM, ...CUSTOMERS_AND_TEAMS];

/** A small grey copy, in which only shapes and light are left. */
const thumbnail = (svg: string, width: number, height: number): Promise<Buffer> =>
  sharp(Buffer.from(svg))
    .resize(width, height, { fit: "fill" })
    .flatten({ background: "#fff" })
    .greyscale()
    .raw()
    .toBuffer();

/** Mean difference of two thumbnails, of 255. */
const distance = (a: Buffer, b: Buffer): number =>
  a.reduce((sum, value, n) => sum + Math.abs(value - (b[n] ?? 0)), 0) / a.length;

/** How many are left when each that looks like one before it goes. */
function countDifferent(thumbnails: readonly Buffer[], least: number): number {
  const kept: Buffer[] = [];
  for (const one of thumbnails) if (kept.every((other) => distance(one, other) >= least)) kept.push(one);
  return kept.length;
}

describe("the drawn screens of the demo", () => {
  const pictures = LISTINGS.flatMap((listing) => drawPictures(listing));
  let thumbnails: Buffer[] = [];
  beforeAll(async () => {
    thumbnails = await Promise.all(pictures.map(({ svg }) => thumbnail(svg, 48, 30)));
  }, 60_000);

  it("are of at least twenty kinds, each said in its alternative text", () => {
    expect(new Set(pictures.map(({ scene }) => scene)).size).toBeGreaterThanOrEqual(20);
    expect(new Set(pictures.map(({ alt }) => alt)).size).toBe(pictures.length);
  });

  it("are at least 24 that differ to the eye", () => {
    expect(countDifferent(thumbnails, 12)).toBeGreaterThanOrEqual(24);
  });

  it("hold words, drawn as outlines: nothing asks for a font", () => {
    for (const { svg } of pictures) {
      expect(svg).not.toMatch(/<text|font-family/);
      expect(svg.match(/<use /g)?.length ?? 0).toBeGreaterThan(80);
    }
  });

  it("are the same each time", () => {
    const [first] = LISTINGS;
    expect(first && drawPictures(first)).toEqual(first && drawPictures(first));
  });
});

describe("the drawn icons of the demo", () => {
  it("are different for every listing, at 32 pixels too", async () => {
    const small = await Promise.all(LISTINGS.map((listing) => thumbnail(iconSvg(iconOf(listing).svg, 14), 32, 32)));
    expect(countDifferent(small, 4)).toBe(LISTINGS.length);
  });
});

describe("text as outlines", () => {
  it("is as wide as its letters together, and refuses a letter that the font has not", () => {
    expect(widthOf("AB", 20)).toBeCloseTo(widthOf("A", 20) + widthOf("B", 20));
    expect(() => widthOf("ש", 20)).toThrow(/is not in/);
  });
});
