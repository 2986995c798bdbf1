import { randomUUID } from "node:crypto";
import { boundedFields, type ErrorCode, type FieldErrors, sentenceOf } from "./error-codes";
import { log } from "./log";
import { DEFAULT_LOCALE, type Locale } from "./messages/locales";
import { type Said, say } from "./messages/said";
import { speak } from "./messages/speak";
import { saysUnreachable } from "./unreachable";

export { ERROR_CODES, type ErrorCode, type FieldErrors, sentenceOf, statusOf } from "./error-codes";

/** Field name (dotted path) to what is said of it. */
export type SaidFields = Record<string, Said[]>;

/** An expected failure thrown through layers that cannot return it (inside a transaction, so that it rolls back). */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: SaidFields | undefined;
  /** Says more than the code's own sentence. */
  readonly sentence: Said | undefined;

  constructor(code: ErrorCode, options: { sentence?: Said; fields?: SaidFields } = {}) {
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

function speakFields(locale: Locale, fields: SaidFields): FieldErrors {
  const spoken = Object.entries(fields).map(
    ([name, texts]) => [name, texts.map((text) => speak(locale, text))] as const,
  );
  return boundedFields(Object.fromEntries(spoken));
}

/** Turns anything thrown into a closed answer in the reader's language: expected ones as they are, the rest logged under an id the person sees. */
export function toFailure(error: unknown, locale: Locale = DEFAULT_LOCALE): Extract<ActionResult, { ok: false }> {
  const answer = (code: ErrorCode) => ({ ok: false, code, message: speak(locale, say(`errors.${code}`)) }) as const;
  if (error instanceof AppError) {
    return {
      ...answer(error.code),
      ...(error.sentence ? { message: speak(locale, error.sentence) } : {}),
      ...(error.fields ? { fields: speakFields(locale, error.fields) } : {}),
    };
  }
  const known = ruleCode(error);
  if (known) return answer(known);
  const errorId = randomUUID().slice(0, 8);
  log().error({ err: error, errorId }, "unexpected error");
  return { ...answer(saysUnreachable(error) ? "unavailable" : "internal"), errorId };
}
