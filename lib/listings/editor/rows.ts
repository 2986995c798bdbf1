/** A step on a list, as the value of a button: `features:up:2`. */
const ROW_STEP = /^([a-zA-Z]+):(up|down|remove):(\d{1,3})$/;

/** The rows of list `name` after the pressed button's step; other lists and unknown steps change nothing. */
export function applyRowStep<T>(name: string, rows: readonly T[], step: string | undefined): T[] {
  const match = ROW_STEP.exec(step ?? "");
  const [, list, kind, position] = match ?? [];
  const index = Number(position);
  const changed = [...rows];
  const row = changed[index];
  if (list !== name || row === undefined) return changed;
  changed.splice(index, 1);
  if (kind === "remove") return changed;
  changed.splice(kind === "up" ? Math.max(0, index - 1) : index + 1, 0, row);
  return changed;
}

/** Value of the button that takes the icon away. */
export const REMOVE_ICON = "icon:remove:0";
