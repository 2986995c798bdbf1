/** One save of a section: who, from which tab, and what the section said before and after (`sectionBase`). */
export type Save = { personId: string; tab: string; before: string; after: string };

/** Who saved a section after a form was made from it: this tab itself, the same person in another tab, or somebody else. */
export type ChangedBy = { by: "this tab" } | { by: "own tab" } | { by: "other"; personId: string | null };

/**
 * The saves that lead from `base` to `now`, newest first. Null when the history does not connect the two: it is longer than what is
 * kept, or something other than the editor changed the section.
 */
export function savesSince(history: readonly Save[], base: string, now: string): Save[] | null {
  const left = [...history];
  const since: Save[] = [];
  let current = now;
  while (current !== base) {
    const at = left.findIndex((save) => save.after === current);
    const [save] = at < 0 ? [] : left.splice(at, 1);
    if (!save) return null;
    since.push(save);
    current = save.before;
  }
  return since;
}

/**
 * Judges a form made from `base` whose section says `now`. A reload or a retry of the same tab goes on where it was; another tab of the
 * same person is asked as such; only another person is called one.
 */
export function changedBy(
  history: readonly Save[],
  form: { base: string; now: string; personId: string; tab: string },
): ChangedBy {
  const since = savesSince(history, form.base, form.now);
  if (since === null) return { by: "other", personId: null };
  const other = since.find((save) => save.personId !== form.personId);
  if (other) return { by: "other", personId: other.personId };
  return { by: since.every((save) => save.tab === form.tab) ? "this tab" : "own tab" };
}
