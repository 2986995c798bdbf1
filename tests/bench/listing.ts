import { inTurns, rate, scriptBytes, textOf } from "./load.ts";
import { median } from "./report.ts";
import type { Site } from "./stand.ts";

/** Issue "Speed": cached listing page >= 0.7x a bare prerendered page of the same size. */
export const LISTING_BAR = 0.7;

/** Issue "Speed": gzipped JavaScript <= a bare page + 40 KB. */
export const SCRIPT_BAR = 40 * 1024;

export type ListingFigures = {
  listing: number;
  bare: number;
  ratio: number;
  bytes: number;
  bareBytes: number;
  script: number;
  bareScript: number;
};

/** The bare page whose document is nearest in size. */
async function nearestPage(bare: Site, bytes: number): Promise<{ url: string; bytes: number }> {
  let best = { url: "", bytes: Number.POSITIVE_INFINITY };
  for (let size = 1_000; size <= 60_000; size += 1_000) {
    const url = `${bare.origin}/static/${size}`;
    const found = Buffer.byteLength(await textOf(url));
    if (Math.abs(found - bytes) < Math.abs(best.bytes - bytes)) best = { url, bytes: found };
  }
  return best;
}

/** One listing's cached page against a prerendered page of the same size, in turns, and what script each loads. */
export async function measureListing(
  product: Site,
  bare: Site,
  slug: string,
  repeats: number,
): Promise<ListingFigures> {
  const url = `${product.origin}/en/integrations/${slug}`;
  const bytes = Buffer.byteLength(await textOf(url));
  const page = await nearestPage(bare, bytes);
  await rate([url], 5);
  await rate([page.url], 5);
  const rounds: Array<{ listing: number; bare: number }> = [];
  for (let round = 0; round < repeats; round++) {
    const [bareRate = 0, listing = 0] = await inTurns([
      (seconds) => rate([page.url], seconds),
      (seconds) => rate([url], seconds),
    ]);
    rounds.push({ bare: bareRate, listing });
    console.log(
      `listing ${listing.toFixed(0)}/s, bare ${bareRate.toFixed(0)}, ratio ${(listing / bareRate).toFixed(3)}`,
    );
  }
  return {
    listing: median(rounds.map((round) => round.listing)),
    bare: median(rounds.map((round) => round.bare)),
    ratio: median(rounds.map((round) => round.listing / round.bare)),
    bytes,
    bareBytes: page.bytes,
    script: await scriptBytes(url),
    bareScript: await scriptBytes(page.url),
  };
}
