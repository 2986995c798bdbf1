import { afterAll, beforeAll, expect, it } from "vitest";
import { makePartner } from "../factories/partners";
import { createDatabase, type TestDatabase } from "../support/database.ts";
import { testDatabase } from "../support/database-env.ts";
import { runSeed } from "../support/seed.ts";

// `npm run db:seed -- --listings N --seed S` on marketplaces that are there already: the number decides what is invented.

const made: TestDatabase[] = [];
let first: unknown[];
let again: unknown[];
let other: unknown[];

/** Everything that was invented, ids and what is made of them apart. */
async function invent(seed: string, house: Record<string, unknown> | undefined): Promise<unknown[]> {
  const database = await createDatabase();
  made.push(database);
  await database.query("INSERT INTO partner SELECT * FROM json_populate_record(null::partner, $1)", [house]);
  await runSeed(database, {}, ["--listings", "40", "--seed", seed]);
  return database.query(`
    SELECT p.name AS partner, p.is_house, l.type, l.state, l.is_demo AND p.is_demo AS demo, l.published_at, l.certified_until, l.active_installations, l.star_counts,
      v.number, v.state AS version_state, v.content, c.name, c.use_case_bits, c.tool_type_bits, c.industry_bits, c.functionality_bits,
      c.price_kind, c.rating_bp, c.review_count
    FROM listing l JOIN partner p ON p.id = l.partner_id JOIN version v ON v.listing_id = l.id JOIN catalog_entry c ON c.listing_id = l.id
    ORDER BY (substring(v.content ->> 'name' FROM '[0-9]+$'))::int`);
}

beforeAll(async () => {
  const { partnerId } = await makePartner({ name: "Example", isHouse: true, isDemo: true });
  const [house] = await testDatabase().query(`SELECT * FROM partner WHERE id = '${partnerId}'`);
  [first, again, other] = await Promise.all([invent("5", house), invent("5", house), invent("6", house)]);
}, 120_000);
afterAll(() => Promise.all(made.map((database) => database.drop())));

it("makes as many as asked for, in the catalog, marked as demo data", () => {
  expect(first).toHaveLength(40);
  expect(first).toEqual(first.map(() => expect.objectContaining({ demo: true })));
});

it("makes the same rows of the same number", () => {
  expect(again).toEqual(first);
});

it("makes others of another number", () => {
  expect(other).toHaveLength(40);
  expect(other).not.toEqual(first);
});
