import { getPublicScope } from "@/lib/accounts/gates/data";
import { parseCatalogQuery } from "@/lib/catalog/search/catalog-url";
import { searchCatalog } from "@/lib/catalog/search/data";
import { EMPTY_WORDS, WEAK_WORDS } from "@/lib/catalog/words/ordinary-words";
import { withClient } from "../../scripts/lib/database.ts";
import { makePublicListings } from "../factories/catalog.ts";
import { median } from "./report.ts";

/** A tenfold catalog may take this much longer. */
export const GROWTH_BAR = 3;

const REPEATS = 15;

/** Milliseconds of the commonest word and of browsing: the middle of 15, and the longest, which is a first one without kept counts. */
export type Times = { word: number; wordLongest: number; browse: number; browseLongest: number };

async function timesOf(params: Parameters<typeof parseCatalogQuery>[0]): Promise<{ middle: number; longest: number }> {
  const query = parseCatalogQuery(params);
  const taken: number[] = [];
  for (let turn = 0; turn < REPEATS; turn++) {
    const from = performance.now();
    const { total } = await searchCatalog(getPublicScope(), query);
    taken.push(performance.now() - from);
    if (total === 0) throw new Error(`${JSON.stringify(params)} finds nothing.`);
  }
  return { middle: median(taken), longest: Math.max(...taken) };
}

/** The word that most listings have, of those that a search asks for. */
async function commonestWord(owner: string): Promise<string> {
  const rows = await withClient("the scratch database", owner, async (client) =>
    client.query<{ word: string }>(
      "SELECT word FROM ts_stat('SELECT to_tsvector(''simple'', tagline_text || '' '' || other_text) FROM catalog_entry LIMIT 2000') ORDER BY ndoc DESC, word LIMIT 60",
    ),
  );
  const found = rows.rows.find(({ word }) => !EMPTY_WORDS.has(word) && !WEAK_WORDS.has(word));
  if (!found) throw new Error("No common word.");
  return found.word;
}

/** Adds listings until there are `size` invented ones more than `there`, and measures. */
export async function measureAt(owner: string, size: number, there: number): Promise<Times & { asked: string }> {
  console.log(`Making ${size - there} listings …`);
  await makePublicListings(size - there, { seed: size });
  // As the owner: the runtime role may not, and a table that was just filled would be counted row by row from the heap.
  await withClient("the scratch database", owner, (client) => client.query("VACUUM ANALYZE catalog_entry"));
  const asked = await commonestWord(owner);
  const [word, browse] = [await timesOf({ q: asked }), await timesOf({})];
  console.log(
    `${size} listings: “${asked}” ${word.middle.toFixed(1)} ms (longest ${word.longest.toFixed(1)}), browsing ${browse.middle.toFixed(1)} ms (longest ${browse.longest.toFixed(1)})`,
  );
  return { asked, word: word.middle, wordLongest: word.longest, browse: browse.middle, browseLongest: browse.longest };
}
