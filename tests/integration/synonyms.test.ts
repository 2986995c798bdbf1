import { beforeAll, describe, expect, it } from "vitest";
import { getPublicScope } from "@/lib/accounts/gates/data";
import type { StaffScope } from "@/lib/accounts/types";
import { parseCatalogQuery } from "@/lib/catalog/search/catalog-url";
import { searchCatalog } from "@/lib/catalog/search/data";
import { getSynonym, listSynonyms } from "@/lib/catalog/synonyms/data";
import { addSynonym, changeSynonym, removeSynonym } from "@/lib/catalog/synonyms/mutations";
import { synonymSchema, synonymsQuerySchema } from "@/lib/catalog/synonyms/schema";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { makeStaffScope } from "../factories/accounts";
import { makePublicListings } from "../factories/catalog";
import "../support/database-env.ts";

let scope: StaffScope<never>;
let name: string;
beforeAll(async () => {
  scope = await makeStaffScope("admin");
  await makePublicListings(3, { seed: 4, content: (index) => (index === 0 ? { name: "Thunderclap Ledger" } : {}) });
  name = "Thunderclap Ledger";
});

const namesOf = async (q: string) =>
  (await searchCatalog(getPublicScope(), parseCatalogQuery({ q }))).cards.map((card) => card.name);
const input = (over: object = {}) =>
  synonymSchema.parse({ lang: "en", kind: "synonym", words: "zibzab, zab machines", means: "thunderclap", ...over });
const auditOf = (id: string) =>
  db().auditEntry.findMany({ where: { subjectId: id, action: "synonym.manage" }, orderBy: { id: "asc" } });

describe("rows of synonyms", () => {
  it("work from the moment they are added, changed and removed, and the audit says who did what", async () => {
    expect(await namesOf("zibzab")).toEqual([]);
    const { synonymId } = await inTransaction((tx) => addSynonym(tx, scope, input()));
    const shown = formatId("synonym", synonymId);
    expect(await namesOf("zibzab")).toContain(name);
    expect(await namesOf("zab machine")).toContain(name);
    await inTransaction((tx) => changeSynonym(tx, scope, shown, input({ words: "zobzob" })));
    expect(await namesOf("zobzob")).toContain(name);
    expect(await namesOf("zab machines")).toEqual([]);
    // Saying the same again is no change.
    await inTransaction((tx) => changeSynonym(tx, scope, shown, input({ words: "zobzob" })));
    await inTransaction((tx) => removeSynonym(tx, scope, shown));
    expect(await namesOf("zobzob")).toEqual([]);
    expect(await getSynonym(db(), scope, shown)).toBeNull();
    const entries = await auditOf(synonymId);
    expect(entries.map(({ actor }) => actor)).toEqual(entries.map(() => scope.actor.ref));
    expect(entries.map(({ before, after }) => [before !== null, after])).toEqual([
      [false, expect.objectContaining({ words: ["zibzab", "zab machines"] })],
      [true, expect.objectContaining({ words: ["zobzob"] })],
      [true, { removed: true }],
    ]);
    await expect(inTransaction((tx) => removeSynonym(tx, scope, shown))).rejects.toMatchObject({ code: "not_found" });
  });

  it("of products say what is not here, and never correct it", async () => {
    await inTransaction((tx) => addSynonym(tx, scope, input({ kind: "brand", words: "Thunderclop" })));
    const found = await searchCatalog(getPublicScope(), parseCatalogQuery({ q: "thunderclop" }));
    expect(found).toMatchObject({ corrected: null, missing: [{ name: "Thunderclop", means: ["thunderclap"] }] });
    expect(found.cards[0]?.name).toBe(name);
  });

  it("are found by any form of a word, language and kind", async () => {
    const list = (query: object) => listSynonyms(db(), scope, synonymsQuerySchema.parse(query));
    const words = async (query: object) => (await list(query)).rows.flatMap((row) => row.words);
    expect(await words({ q: "invoices" })).toContain("invoicing");
    expect(await words({ q: "freshb" })).toContain("FreshBooks");
    expect(
      (await list({ lang: "he", kind: "brand" })).rows.every(({ lang, kind }) => lang === "he" && kind === "brand"),
    ).toBe(true);
    expect((await list({ q: "nothing like it" })).rows).toEqual([]);
    expect((await list({ lang: "constructor", kind: ["x"] })).total).toBe((await list({})).total);
  });
});

describe("what staff write", () => {
  it.each([
    ["nothing", { words: " , " }],
    ["no letters", { words: "--" }],
    ["five words", { words: "one two three four five" }],
    ["a phrase too long", { words: "x".repeat(61) }],
    ["a control character", { words: "a\u0007b" }],
    ["a direction character", { means: "a\u202eb" }],
    ["too many meanings", { means: Array.from({ length: 11 }, (_, at) => `m${at}`).join(",") }],
    ["another language", { lang: "fr" }],
    ["a prototype's name", { kind: "constructor" }],
  ])("is refused: %s", (_, over) => {
    expect(synonymSchema.safeParse({ lang: "en", kind: "synonym", words: "a", means: "b", ...over }).success).toBe(
      false,
    );
  });

  it("is taken apart at commas and lines, each once", () => {
    expect(input({ words: "a,  b  c\nA, a" }).words).toEqual(["a", "b c", "A"]);
  });
});
