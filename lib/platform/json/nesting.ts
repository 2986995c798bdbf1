/** Most objects and arrays inside one another of a JSON document that is taken from outside. */
export const MAX_JSON_LEVELS = 64;

/** Whether a value out of `JSON.parse` is no deeper than `most` levels; a text or number has none. Without recursion: that is what deep values break. */
export function isNestedWithin(value: unknown, most: number): boolean {
  const left: Array<{ item: unknown; level: number }> = [{ item: value, level: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    if (typeof next.item !== "object" || next.item === null) continue;
    const level = next.level + 1;
    if (level > most) return false;
    for (const item of Object.values(next.item)) left.push({ item, level });
  }
  return true;
}
