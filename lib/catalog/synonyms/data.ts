import type { z } from "zod";
import type { AnyStaffScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { formatId, parseId } from "@/lib/platform/ids";
import { synonymKey } from "../words/search-words";
import type { SynonymKind, SynonymLang, synonymsQuerySchema } from "./schema";

/** A row of synonyms for its page. */
export type SynonymDto = {
  id: string;
  lang: SynonymLang;
  kind: SynonymKind;
  words: readonly string[];
  means: readonly string[];
  updatedAt: Date;
};

/** Most rows on the page; a search narrows them. */
export const SYNONYMS_SHOWN = 300;

type Row = { id: string; lang: string; kind: string; words: string[]; means: string[]; updatedAt: Date };

function toDto({ id, lang, kind, ...row }: Row): SynonymDto {
  return {
    ...row,
    id: formatId("synonym", id),
    lang: lang === "he" ? "he" : "en",
    kind: kind === "brand" ? "brand" : "synonym",
  };
}

/** Rows of synonyms by their first words; `q` is a word in any form, or a part of one. `total` counts all that fit. */
export async function listSynonyms(
  on: Db,
  _scope: AnyStaffScope,
  { q, lang, kind }: z.output<typeof synonymsQuerySchema>,
): Promise<{ rows: SynonymDto[]; total: number }> {
  const all = await on.searchSynonym.findMany({
    where: { ...(lang ? { lang } : {}), ...(kind ? { kind } : {}) },
    select: { id: true, lang: true, kind: true, words: true, means: true, keys: true, updatedAt: true },
    orderBy: [{ lang: "asc" }, { id: "asc" }],
  });
  const part = q.toLowerCase();
  const key = synonymKey(q);
  const found = all
    .filter(
      ({ words, means, keys }) =>
        q === "" || keys.includes(key) || [...words, ...means].some((word) => word.toLowerCase().includes(part)),
    )
    .map(({ keys: _keys, ...row }) => toDto(row))
    .sort((a, b) => a.lang.localeCompare(b.lang) || (a.words[0] ?? "").localeCompare(b.words[0] ?? "", a.lang));
  return { rows: found.slice(0, SYNONYMS_SHOWN), total: found.length };
}

/** One row by `syn_…`; null when there is none. */
export async function getSynonym(on: Db, _scope: AnyStaffScope, shownId: string): Promise<SynonymDto | null> {
  const id = parseId("synonym", shownId);
  const row = id
    ? await on.searchSynonym.findUnique({
        where: { id },
        select: { id: true, lang: true, kind: true, words: true, means: true, updatedAt: true },
      })
    : null;
  return row ? toDto(row) : null;
}
