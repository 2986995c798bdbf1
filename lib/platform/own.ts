// A table made with braces also answers to `constructor`, `toString` and the like. A name that came from outside is looked up here.

/** Whether a name is one of the table's own; narrows it to them. */
export function isKeyOf<T extends object>(table: T, name: PropertyKey): name is keyof T {
  return Object.hasOwn(table, name);
}

/** What the table itself has under a name, undefined for every other. */
export function ownValue<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Lists of texts by name, as one object; any name may come, `__proto__` too. */
export function groupTexts<Text extends string>(
  pairs: Iterable<readonly [name: string, text: Text]>,
): Record<string, Text[]> {
  const groups = new Map<string, Text[]>();
  for (const [name, text] of pairs) groups.set(name, [...(groups.get(name) ?? []), text]);
  return Object.fromEntries(groups);
}
