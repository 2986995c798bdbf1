import { parseArgs } from "node:util";
import { openScratch } from "../support/scratch-database.ts";
import { applySettings } from "../support/settings.ts";
import { report } from "./report.ts";
import { buildStand, startSite } from "./stand.ts";

const { values } = parseArgs({
  options: { listings: { type: "string", default: "10000" }, repeats: { type: "string", default: "3" } },
});
const REPEATS = Number(values.repeats);

const scratch = await openScratch("pages");
const { makePublicListings } = await import("../factories/catalog.ts");
const { pool, disconnect } = await import("@/lib/platform/db");
const { LISTING_BAR, measureListing, SCRIPT_BAR } = await import("./listing.ts");
const { measureSearch, SEARCH_BAR } = await import("./search.ts");

console.log(`Making ${values.listings} listings …`);
const listings = await makePublicListings(Number(values.listings), { seed: 1 });
await pool()
  .query("VACUUM ANALYZE catalog_entry")
  .catch(() => undefined);

applySettings({ app: scratch.app, owner: scratch.owner });
const env: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: "production",
  BUILD_STARTED_AT: new Date().toISOString(),
  NEXT_TELEMETRY_DISABLED: "1",
};
console.log("Building the product and a bare Next app …");
const stand = await buildStand(env);
const product = await startSite(stand.product, env, "/en");
const bare = await startSite(stand.bare, env, "/static/1000");
try {
  console.log("Measuring …");
  const listing = await measureListing(product, bare, listings[0]?.slug ?? "", REPEATS);
  const search = await measureSearch(product, bare, REPEATS);
  const round = (value: number, digits = 0) => Number(value.toFixed(digits));
  const extra = listing.script - listing.bareScript;
  process.exitCode = report(
    "pages",
    {
      listings: listings.length,
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
      scriptBytesMore: extra,
    },
    [
      ...(listing.ratio >= LISTING_BAR ? [] : [`listing page ${round(listing.ratio, 3)} < ${LISTING_BAR}`]),
      ...(search.ratio >= SEARCH_BAR ? [] : [`search page ${round(search.ratio, 3)} < ${SEARCH_BAR}`]),
      ...(extra <= SCRIPT_BAR ? [] : [`script ${extra} bytes more > ${SCRIPT_BAR}`]),
    ],
  );
} finally {
  await product.stop();
  await bare.stop();
  await stand.remove();
  await disconnect();
  await scratch.drop();
}
