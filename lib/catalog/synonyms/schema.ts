import { z } from "zod";
import { directoryChoice, directoryText } from "@/lib/platform/forms/directory-query";
import { say } from "@/lib/platform/messages/said";
import { LONGEST_PHRASE, searchWords } from "../words/search-words";

export const SYNONYM_LANGS = ["en", "he"] as const;
export const SYNONYM_KINDS = ["synonym", "brand"] as const;
export type SynonymLang = (typeof SYNONYM_LANGS)[number];
export type SynonymKind = (typeof SYNONYM_KINDS)[number];

/** Longest phrase in characters, and most of them in a row. */
export const SYNONYM_LIMITS = { phrase: 60, words: 40, means: 10 } as const;

/** Phrases between commas or on lines, each once, with something in them that can be searched. */
function phrases(most: number) {
  return z
    .string()
    .max(most * (SYNONYM_LIMITS.phrase + 2))
    .transform((text) => [
      ...new Set(text.split(/[,\n]/).map((part) => part.normalize("NFC").trim().replaceAll(/\s+/g, " "))),
    ])
    .transform((parts) => parts.filter((part) => part !== ""))
    .pipe(
      z
        .array(
          z
            .string()
            .max(SYNONYM_LIMITS.phrase, say("portal.phraseLong", { most: SYNONYM_LIMITS.phrase }))
            .regex(/^[^\p{Cc}\p{Cf}]*$/u, say("portal.plainWords"))
            .refine((part) => searchWords(part).length > 0, say("portal.phraseLetters"))
            .refine(
              (part) => searchWords(part).length <= LONGEST_PHRASE,
              say("portal.phraseWords", { most: LONGEST_PHRASE }),
            ),
        )
        .min(1, say("portal.phraseMissing"))
        .max(most, say("fields.atMost", { most: most })),
    );
}

/** A row of synonyms as staff write it. */
export const synonymSchema = z.object({
  lang: z.enum(SYNONYM_LANGS, say("portal.languageMissing")),
  kind: z.enum(SYNONYM_KINDS, say("portal.kindMissing")),
  words: phrases(SYNONYM_LIMITS.words),
  means: phrases(SYNONYM_LIMITS.means),
});

/** `synonym` is `syn_…`. */
export const changeSynonymSchema = synonymSchema.extend({ synonym: z.string() });
export const removeSynonymSchema = z.object({ synonym: z.string() });

/** Query of the page of synonyms; anything odd counts as not said. */
export const synonymsQuerySchema = z.object({
  q: directoryText,
  lang: directoryChoice(SYNONYM_LANGS),
  kind: directoryChoice(SYNONYM_KINDS),
});
