const HEBREW = /^\p{Script=Hebrew}+$/u;
const FINALS: Readonly<Record<string, string>> = { ך: "כ", ם: "מ", ן: "נ", ף: "פ", ץ: "צ" };

/** Shorter stems would make strangers equal. */
const LEAST = 3;

/** "and", "the", "in", "to", "from", "that", "as" are letters in front of a word. */
const PREFIX = /^[והבלמשכ]/;

/** Endings of plural, gender and joined forms, longest first. One is taken off. */
const ENDINGS = ["ויות", "יות", "יימ", "ות", "ימ", "ית", "ה", "ת"] as const;

/** What stays of an ending: a word in -ית has its plural in -יות, so both keep the yod. */
const KEPT: Readonly<Record<string, string>> = { ויות: "וי", יות: "י", ית: "י", יימ: "י" };

/** Whether a word is written in Hebrew letters. */
export function isHebrew(word: string): boolean {
  return HEBREW.test(word);
}

/** The word with ordinary instead of final letters and without its ending: חשבונית and חשבוניות are one. */
export function hebrewStem(word: string): string {
  const folded = word.replaceAll(/[ךםןףץ]/g, (letter) => FINALS[letter] ?? letter);
  for (const ending of ENDINGS) {
    const stem = folded.slice(0, -ending.length) + (KEPT[ending] ?? "");
    if (folded.endsWith(ending) && stem.length >= LEAST) return stem;
  }
  return folded;
}

/**
 * The stems a Hebrew word may stand for, likeliest first: as it is, then without one and two letters in front. There is no
 * dictionary, so a word that begins with one of these letters by itself gets a stem too many, which finds little.
 */
export function hebrewStems(word: string): string[] {
  const stems = [hebrewStem(word)];
  let rest = word;
  for (let taken = 0; taken < 2 && PREFIX.test(rest) && rest.length > LEAST; taken++) {
    rest = rest.slice(1);
    stems.push(hebrewStem(rest));
  }
  return [...new Set(stems)];
}
