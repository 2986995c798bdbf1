import slugify from "@sindresorhus/slugify";

/**
 * The address part of a text: ASCII letters and digits with single dashes, at most `most` characters. Letters with marks and of Latin,
 * Greek, Cyrillic, Arabic and related alphabets are written in Latin ones as their languages do (`Straße Größe` is `strasse-groesse`).
 * Hebrew and Chinese have no such spelling that people would recognise (Hebrew does not write its vowels): their letters are dropped, and
 * "" may be left.
 */
export function slugText(text: string, most: number): string {
  // Compatible forms first: the library knows no ligatures and no full-width letters. An apostrophe parts no words.
  const plain = text.normalize("NFKC").replaceAll(/['’]/g, "");
  return slugify(plain, { decamelize: false }).slice(0, most).replace(/-+$/, "");
}
