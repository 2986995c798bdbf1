import { parseArgs } from "node:util";
import { withClient } from "../../scripts/lib/database.ts";
import { openScratch } from "../support/scratch-database.ts";
import { report } from "./report.ts";
import { buildStand, type Site, type Stand, startSite } from "./stand.ts";

const { values } = parseArgs({
  options: { listings: { type: "string", default: "10000" }, repeats: { type: "string", default: "5" } },
});
const REPEATS = Number(values.repeats);

const scratch = await openScratch("pages");
const { makePublicListings } = await import("../factories/catalog.ts");
const { disconnect } = await import("@/lib/platform/db");
const { LISTING_BAR, measureListing, SCRIPT_BAR } = await import("./listing.ts");
const { measureSearch, SEARCH_BAR } = await import("./search.ts");

async function measure(product: Site, bare: Site, slug: string, listings: number): Promise<number> {
  const listing = await measureListing(product, bare, slug, REPEATS);
  const search = await measureSearch(product, bare, REPEATS);
  const round = (value: number, digits = 0) => Number(value.toFixed(digits));
  const more = listing.script - listing.bareScript;
  return report(
    "pages",
    {
      listings,
      listingPerSecond: round(listing.listing),
      barePerSecond: round(listing.bare),
      listingRatio: round(listing.ratio, 3),
      listingBytes: listing.bytes,
      bareBytes: listing.bareBytes,
      searchPerSecond: round(search.search, 1),
      sqlPerSecond: round(search.sql, 1),
      cardsPerSecond: round(search.cards, 1),
      expectedPerSecond: round(search.expected, 1),
      searchRatio: round(search.ratio, 3),
      scriptBytes: listing.script,
      bareScriptBytes: listing.bareScript,
      scriptBytesMore: more,
    },
    [
      ...(listing.ratio >= LISTING_BAR ? [] : [`listing page ${round(listing.ratio, 3)} < ${LISTING_BAR}`]),
      ...(search.ratio >= SEARCH_BAR ? [] : [`search page ${round(search.ratio, 3)} < ${SEARCH_BAR}`]),
      ...(more <= SCRIPT_BAR ? [] : [`script ${more} bytes more > ${SCRIPT_BAR}`]),
    ],
  );
}

const sites: Site[] = [];
let stand: Stand | undefined;
try {
  console.log(`Making ${values.listings} listings …`);
  const listings = await makePublicListings(Number(values.listings), { seed: 1 });
  // As the owner: the runtime role may not, and a table that was just filled would be counted row by row from the heap.
  await withClient("the scratch database", scratch.owner, (client) => client.query("VACUUM ANALYZE catalog_entry"));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    BUILD_STARTED_AT: new Date().toISOString(),
    NEXT_TELEMETRY_DISABLED: "1",
  };
  console.log("Building the product and a bare Next app …");
  stand = await buildStand(env);
  const product = await startSite(stand.product, env, "/en");
  sites.push(product);
  const bare = await startSite(stand.bare, env, "/static/1000");
  sites.push(bare);
  console.log("Measuring …");
  process.exitCode = await measure(product, bare, listings[0]?.slug ?? "", listings.length);
} finally {
  for (const site of sites) await site.stop();
  await stand?.remove();
  await disconnect();
  await scratch.drop();
}
