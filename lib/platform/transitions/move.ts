import { type AuditActor, type AuditInput, recordAudit } from "../audit";
import type { AuditAction } from "../audit-actions";
import type { Tx } from "../db";
import type { ErrorCode } from "../error-codes";
import { AppError } from "../errors";
import { enqueueAll, type OutboxEntry } from "../outbox/outbox";
import type { Proven } from "../proven";
import type { Step, Transitions } from "./define";

/** Who takes a step: proven for its policy, or the product itself where the row names none. */
export type Mover<Policy extends string | readonly string[] | null> = {
  readonly actor: AuditActor;
} & (Policy extends string ? Proven<Policy> : Policy extends readonly string[] ? Proven<Policy[number]> : unknown);

/** What the audit row says beside actor and action. A function is asked after the write, for what is known only then. */
type AuditDetails = Omit<AuditInput, "actor" | "action">;

type Move<State extends string, Row extends Step<State, string>> = {
  /**
   * The guarded write. `guard` is the filter of the state; whoever calls adds the row's id and what else must hold. `to` is the state
   * afterwards as the table has it. Answers how many rows moved: none is a lost race.
   */
  write: (guard: { in: State[] }, to: Row["to"]) => Promise<{ count: number }>;
  /** Side effects, in the same transaction; written only when the row moved. */
  outbox?: readonly OutboxEntry[];
} & (Row["audit"] extends AuditAction ? { audit: AuditDetails | (() => Promise<AuditDetails>) } : { audit?: never });

/**
 * Takes one step of a table: the guarded write, then its audit row and its outbox rows, in the caller's transaction. False when no row
 * was in a state that the step may start from. What else a step needs is checked before, by the caller.
 */
export async function tryMove<
  State extends string,
  Name extends string,
  All extends Readonly<Record<Name, Step<State, string>>>,
>(
  tx: Tx,
  by: Mover<All[Name]["policy"]>,
  table: Transitions<State, All>,
  step: Name,
  move: Move<State, All[Name]>,
): Promise<boolean> {
  const { from, to, audit: action } = table.steps[step];
  const { count } = await move.write({ in: [...from] }, to);
  if (count === 0) return false;
  if (action !== null && move.audit !== undefined) {
    const details = typeof move.audit === "function" ? await move.audit() : move.audit;
    await recordAudit(tx, { ...details, actor: by.actor, action });
  }
  await enqueueAll(tx, move.outbox ?? []);
  return true;
}

/** As `tryMove`, and throws when nothing moved: `conflict` unless `lost` names another code. */
export async function move<
  State extends string,
  Name extends string,
  All extends Readonly<Record<Name, Step<State, string>>>,
>(
  tx: Tx,
  by: Mover<All[Name]["policy"]>,
  table: Transitions<State, All>,
  step: Name,
  how: Move<State, All[Name]> & { lost?: ErrorCode },
): Promise<void> {
  if (!(await tryMove(tx, by, table, step, how))) throw new AppError(how.lost ?? "conflict");
}
