/** Letters to change, add, leave out or swap with their neighbour to get from one word to the other (optimal string alignment). */
export function editDistance(from: string, to: string): number {
  const [a, b] = [[...from], [...to]];
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(changed, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Mistakes that a word of this length may hold; short words are too near to one another to guess. */
export function mistakesAllowed(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 7 ? 1 : 2;
}

/** Whether two words begin with the same letter, or with the same two swapped: mistakes seldom stand in the first place. */
export function beginsAlike(word: string, other: string): boolean {
  return word[0] === other[0] || (word[0] === other[1] && word[1] === other[0]);
}

const ALPHABETS = ["abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכךלמםנןסעפףצץקרשת"];

/**
 * Every word that one mistake makes of a word, after its first letter: a letter too many, too few, another one, or two swapped. Trigrams
 * miss some of these in short words. Words of other alphabets than ours have none.
 */
export function oneMistake(word: string): string[] {
  const letters = ALPHABETS.find((alphabet) => alphabet.includes(word[1] ?? "-"));
  if (letters === undefined || mistakesAllowed(word) === 0) return [];
  const made = new Set<string>();
  for (let at = 0; at < word.length; at++) {
    const [before, letter, next, after] = [word.slice(0, at), word[at] ?? "", word[at + 1] ?? "", word.slice(at + 2)];
    made.add(before + next + letter + after);
    if (at === 0) continue;
    made.add(before + next + after);
    for (const other of letters) {
      made.add(before + other + next + after);
      made.add(before + other + letter + next + after);
    }
  }
  for (const other of letters) made.add(word + other);
  made.delete(word);
  return [...made];
}
