/** Joins class names; false and undefined fall out. Component classes sit in a lower CSS layer, so utilities win. */
export function cx(...names: ReadonlyArray<string | false | null | undefined>): string {
  return names.filter(Boolean).join(" ");
}
