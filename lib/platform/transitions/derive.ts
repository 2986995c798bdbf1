import type { Step, Transitions } from "./define";

type Table<State extends string, Name extends string> = Transitions<State, Readonly<Record<Name, Step<State, string>>>>;

/** The names of a table's steps, in its order. */
export function stepNames<State extends string, Name extends string>(table: Table<State, Name>): Name[] {
  const names: Name[] = [];
  for (const name in table.steps) names.push(name);
  return names;
}

/** Whether the table has the step from this state; buttons and guards both ask here. */
export function canMove<State extends string, Name extends string>(
  table: Table<State, Name>,
  state: NoInfer<State>,
  step: NoInfer<Name>,
): boolean {
  return table.steps[step].from.includes(state);
}

/** The states from which every one of the steps may be taken, for a statement that may turn out to be any of them. */
export function statesBefore<State extends string, Name extends string>(
  table: Table<State, Name>,
  first: NoInfer<Name>,
  ...others: ReadonlyArray<NoInfer<Name>>
): State[] {
  return table.steps[first].from.filter((state) => others.every((other) => canMove(table, state, other)));
}

/** The state after a step; null when the table has no such step, the row is gone, or the mutation finds out which of several it is. */
export function stateAfter<State extends string, Name extends string>(
  table: Table<State, Name>,
  state: NoInfer<State>,
  step: NoInfer<Name>,
): State | null {
  const { to } = table.steps[step];
  if (!canMove(table, state, step) || typeof to === "object" || to === "gone") return null;
  return to === "same" ? state : to;
}

/** The steps that may be taken from a state, in the table's order. */
export function stepsFrom<State extends string, Name extends string>(
  table: Table<State, Name>,
  state: NoInfer<State>,
): Name[] {
  return stepNames(table).filter((step) => canMove(table, state, step));
}
