import { getPublicScope } from "@/lib/accounts/gates/data";
import { parseCatalogQuery } from "@/lib/catalog/search/catalog-url";
import { searchCatalog } from "@/lib/catalog/search/data";
import { inTurns, rateOf, slowRate } from "./load.ts";
import { median } from "./report.ts";
import type { Site } from "./stand.ts";

/** Issue "Speed": search page >= 0.6x of its SQL alone plus a dynamic page with the same cards. */
export const SEARCH_BAR = 0.6;

/** What people ask: words, filters, both, and orders. */
const QUERIES = [
  "q=juniper",
  "q=refunds+to+the+till",
  "q=data+warehouse",
  "use-case=sales&certified=1",
  "use-case=support&tool-type=crm&depth=2",
  "type=partner&price=free&sort=rated",
  "industry=retail&industry=fashion&rating=4",
  "q=subscriptions&sort=newest&depth=3",
];

export type SearchFigures = { search: number; sql: number; cards: number; expected: number; ratio: number };

/** The search page against the sum of its parts: the statements it runs, and a page that only renders two dozen of the same cards. */
export async function measureSearch(product: Site, bare: Site, repeats: number): Promise<SearchFigures> {
  const urls = QUERIES.map((query) => `${product.origin}/en/search?${query}`);
  const queries = QUERIES.map((query) => {
    const params = new URLSearchParams(query);
    return parseCatalogQuery(Object.fromEntries([...new Set(params.keys())].map((key) => [key, params.getAll(key)])));
  });
  const ask = async (turn: number) => {
    const query = queries[turn % queries.length];
    return query && searchCatalog(getPublicScope(), query);
  };
  // Until the compiler is done with both: the first seconds of a process are half as fast as the later ones.
  await slowRate(urls, 20);
  await slowRate([`${bare.origin}/cards`], 10);
  await rateOf(ask, 2);
  const rounds: Array<{ search: number; sql: number; cards: number; expected: number }> = [];
  for (let round = 0; round < repeats; round++) {
    const [sql = 0, cards = 0, search = 0] = await inTurns([
      (seconds) => rateOf(ask, seconds),
      (seconds) => slowRate([`${bare.origin}/cards`], seconds),
      (seconds) => slowRate(urls, seconds),
    ]);
    rounds.push({ sql, cards, expected: 1 / (1 / sql + 1 / cards), search });
  }
  for (const one of rounds)
    console.log(
      `search ${one.search.toFixed(1)}/s, sql ${one.sql.toFixed(1)}, cards ${one.cards.toFixed(1)}, ratio ${(one.search / one.expected).toFixed(3)}`,
    );
  return {
    search: median(rounds.map((round) => round.search)),
    sql: median(rounds.map((round) => round.sql)),
    cards: median(rounds.map((round) => round.cards)),
    expected: median(rounds.map((round) => round.expected)),
    ratio: median(rounds.map((round) => round.search / round.expected)),
  };
}
