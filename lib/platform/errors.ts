import { randomUUID } from "node:crypto";
import { boundedFields, type ErrorCode, type FieldErrors, sentenceOf } from "./error-codes";
import { log } from "./log";
import { saysUnreachable } from "./unreachable";

export { ERROR_CODES, type ErrorCode, type FieldErrors, sentenceOf, statusOf } from "./error-codes";

/** An expected failure thrown through layers that cannot return it (inside a transaction, so that it rolls back). */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldErrors | undefined;
  /** Replaces the default sentence; safe to show. */
  readonly sentence: string | undefined;

  constructor(code: ErrorCode, options: { sentence?: string; fields?: FieldErrors } = {}) {
    super(`${code}: ${options.sentence ?? sentenceOf(code)}`);
    this.name = "AppError";
    this.code = code;
    this.sentence = options.sentence;
    this.fields = options.fields;
  }
}

/** What an action or mutation answers. `values` gives the person's text back to a form without JavaScript. */
export type ActionResult<T = undefined> =
  | { ok: true; data: T }
  | {
      ok: false;
      code: ErrorCode;
      message: string;
      errorId?: string;
      fields?: FieldErrors;
      values?: Record<string, string>;
    };

/** What the database's own rules say (prisma/objects.sql), with the code each means. */
const DATABASE_RULES: ReadonlyArray<readonly [text: string, code: ErrorCode]> = [
  ["keeps at least one owner", "last_owner"],
  ["nobody certifies a partner they belong to", "conflict_of_interest"],
  ["no approval without seven verdicts", "not_ready"],
  ["is frozen", "conflict"],
  // Text it cannot hold: NUL, in JSON too, and half of a surrogate pair. The doors refuse it by its field; this is for what got past them.
  ["invalid byte sequence for encoding", "invalid_input"],
  ["unsupported Unicode escape sequence", "invalid_input"],
  ["invalid input syntax for type json", "invalid_input"],
];

function ruleCode(error: unknown): ErrorCode | undefined {
  if (!(error instanceof Error)) return undefined;
  const text = `${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`;
  return DATABASE_RULES.find(([words]) => text.includes(words))?.[1];
}

/** Turns anything thrown into a closed answer: expected ones as they are, the rest logged under an id the person sees. */
export function toFailure(error: unknown): Extract<ActionResult, { ok: false }> {
  if (error instanceof AppError) {
    return {
      ok: false,
      code: error.code,
      message: error.sentence ?? sentenceOf(error.code),
      ...(error.fields ? { fields: boundedFields(error.fields) } : {}),
    };
  }
  const known = ruleCode(error);
  if (known) return { ok: false, code: known, message: sentenceOf(known) };
  const errorId = randomUUID().slice(0, 8);
  log().error({ err: error, errorId }, "unexpected error");
  const code = saysUnreachable(error) ? "unavailable" : "internal";
  return { ok: false, code, message: sentenceOf(code), errorId };
}
