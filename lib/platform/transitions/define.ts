import type { AuditAction } from "../audit-actions";

/** One step of a state table. */
export type Step<State extends string, Policy extends string> = {
  readonly from: readonly State[];
  /** `same` leaves the state, `gone` deletes the row; a list is one of these, which the mutation finds out. */
  readonly to: State | "same" | "gone" | readonly State[];
  /** The policy that whoever takes the step was proven for, or one of several; null for steps of the product itself. */
  readonly policy: Policy | readonly Policy[] | null;
  /** What the audit says of it; null where the mutation writes one row for several steps, or the host product keeps none. */
  readonly audit: AuditAction | null;
};

export type Steps<State extends string, Policy extends string> = Readonly<Record<string, Step<State, Policy>>>;

/** A state table: the states that rows begin in, those that nothing leaves, and every step between. */
export type Transitions<State extends string, All extends Steps<State, string>> = {
  readonly starts: readonly State[];
  readonly ends: readonly State[];
  readonly steps: All;
};

type OneOf<To> = To extends readonly (infer State)[] ? State : To;
type Left<All extends Steps<string, string>> = All[keyof All]["from"][number];
type Reached<All extends Steps<string, string>> = OneOf<All[keyof All]["to"]>;

/** States that a table forgets: no step leaves one that is no end, none reaches one that is no start, or something leaves an end. */
type Forgotten<State, Start, End, All extends Steps<string, string>> =
  | Exclude<State, Left<All> | End>
  | Exclude<State, Reached<All> | Start>
  | Extract<End, Left<All>>;

/**
 * The one way to write a state table: `defineTransitions<State, PolicyName, More>()({ starts, ends, steps })`. `More` is what a domain adds to each
 * step: labels, whose step it is, what else must be true. A state without a way does not compile: each is left by a step or listed in `ends` (and
 * then left by none), and each is reached by a step or listed in `starts`.
 */
export function defineTransitions<State extends string, Policy extends string, More extends object = object>() {
  return <
    const Start extends State,
    const End extends State,
    const All extends Readonly<Record<string, Step<State, Policy> & More>>,
  >(
    table: {
      readonly starts: readonly Start[];
      readonly ends: readonly End[];
      readonly steps: All;
    } & ([Forgotten<State, Start, End, All>] extends [never]
      ? unknown
      : { readonly statesWithoutAWay: Forgotten<State, Start, End, All> }),
  ): Transitions<State, All> => table;
}
