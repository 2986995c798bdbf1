import sharp from "sharp";

/** The picture is measured at this size: enough to see whether it shows anything. */
const SIDE = 96;

/** Two values of a channel that differ by no more are the same colour: noise and the traces of compression. */
const NEAR = 24;

const STEP = 32;

/** Where a pixel's colour stands among 4,096 coarse ones; opacity counts as a channel. */
function coarse(pixels: Uint8Array, at: number): number {
  let place = 0;
  for (let channel = 0; channel < 4; channel++) place = place * 8 + Math.floor((pixels[at + channel] ?? 0) / STEP);
  return place;
}

/**
 * How much of a picture its commonest colour covers, in 1/100 %: 10,000 is a picture of one colour. Colours that hardly differ are
 * one. Throws when the bytes are no picture.
 */
export async function plainShare(bytes: Uint8Array): Promise<number> {
  const { data: pixels } = await sharp(bytes)
    .resize({ width: SIDE, height: SIDE, fit: "fill" })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const bins = new Map<number, number[]>();
  for (let at = 0; at < pixels.length; at += 4) {
    const bin = bins.get(coarse(pixels, at));
    if (bin) bin.push(at);
    else bins.set(coarse(pixels, at), [at]);
  }
  const fullest = [...bins.values()].reduce<number[]>((best, bin) => (bin.length > best.length ? bin : best), []);
  const mean = [0, 1, 2, 3].map(
    (channel) => fullest.reduce((sum, at) => sum + (pixels[at + channel] ?? 0), 0) / Math.max(1, fullest.length),
  );
  let covered = 0;
  for (let at = 0; at < pixels.length; at += 4)
    if (mean.every((value, channel) => Math.abs((pixels[at + channel] ?? 0) - value) <= NEAR)) covered += 1;
  return Math.round((covered * 10_000 * 4) / pixels.length);
}
