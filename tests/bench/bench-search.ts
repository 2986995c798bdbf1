import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { openScratch } from "../support/scratch-database.ts";
import { figuresOf, halvesOf, type Judged, judge, type Labelled, readLabelled } from "../support/search-quality.ts";
import { runSeedAt } from "../support/seed.ts";
import { report } from "./report.ts";

// `npm run bench:search`: how well the search answers the labelled set on the demo catalog, and how it grows. `-- --set FILE` judges
// another set in the same form, `-- --growth off` leaves the second part out.

const QUALITY_BAR = { ndcg: 0.9, first: 0.85 } as const;
const SIZES = [10_000, 100_000] as const;

const { values } = parseArgs({ options: { set: { type: "string" }, growth: { type: "string", default: "on" } } });

const scratch = await openScratch("search");
const { getPublicScope } = await import("@/lib/accounts/gates/data");
const { parseCatalogQuery } = await import("@/lib/catalog/search/catalog-url");
const { searchCatalog } = await import("@/lib/catalog/search/data");
const { disconnect } = await import("@/lib/platform/db");
const { GROWTH_BAR, measureAt } = await import("./search-growth.ts");

const figures: Record<string, number> = {};
const missed: string[] = [];
const round = (value: number, digits = 3) => Number(value.toFixed(digits));

async function answer(set: readonly Labelled[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const labelled of set) {
    const { cards } = await searchCatalog(getPublicScope(), parseCatalogQuery({ q: labelled.query }));
    judged.push(
      judge(
        labelled,
        cards.map(({ name }) => name),
      ),
    );
  }
  return judged;
}

/** One line a query that is not answered perfectly, and the set's figures. */
function show(name: string, judged: readonly Judged[]): void {
  console.log(`── ${name}: ${judged.length} queries ──`);
  for (const { query, ndcg, isFirstRight, found } of judged) {
    if (ndcg < 1 || !isFirstRight)
      console.log(
        `${ndcg.toFixed(2)} ${isFirstRight ? "     " : "wrong"} ${query}  ->  ${found.join(" | ") || "nothing"}`,
      );
  }
  const { ndcg, first } = figuresOf(judged);
  figures[`${name}Queries`] = judged.length;
  figures[`${name}Ndcg5`] = round(ndcg);
  figures[`${name}FirstRight`] = round(first);
  if (ndcg < QUALITY_BAR.ndcg) missed.push(`${name}: nDCG@5 ${round(ndcg)} < ${QUALITY_BAR.ndcg}`);
  if (first < QUALITY_BAR.first) missed.push(`${name}: right first ${round(first)} < ${QUALITY_BAR.first}`);
}

async function measureQuality(): Promise<void> {
  if (values.set) return show("set", await answer(await readLabelled(resolve(values.set))));
  const set = await readLabelled("queries.tsv");
  const { tuning, heldOut } = halvesOf(set);
  show("cases", await answer(await readLabelled("cases.tsv")));
  show("tuning", await answer(tuning));
  show("heldOut", await answer(heldOut));
  show("all", await answer(set));
}

async function measureGrowth(): Promise<void> {
  const [small, large] = [
    await measureAt(scratch.owner, SIZES[0], 0),
    await measureAt(scratch.owner, SIZES[1], SIZES[0]),
  ];
  for (const key of ["word", "browse"] as const) {
    const growth = large[key] / small[key];
    figures[`${key}Ms10000`] = round(small[key], 1);
    figures[`${key}Ms100000`] = round(large[key], 1);
    figures[`${key}LongestMs100000`] = round(large[`${key}Longest`], 1);
    figures[`${key}Growth`] = round(growth, 2);
    if (growth > GROWTH_BAR)
      missed.push(`${key} takes ${round(growth, 2)} times as long at ten times the listings > ${GROWTH_BAR}`);
  }
}

const dataDir = await mkdtemp(join(tmpdir(), "patchbay-bench-search-"));
try {
  console.log("Making the demo marketplace …");
  await runSeedAt(
    { app: scratch.app, owner: scratch.owner },
    { DATA_DIR: dataDir, PARTNER_APP_URL: "http://localhost:4999" },
  );
  await measureQuality();
  if (values.growth !== "off") await measureGrowth();
  process.exitCode = report("search", figures, missed);
} finally {
  await disconnect();
  await scratch.drop();
  await rm(dataDir, { recursive: true, force: true });
}
