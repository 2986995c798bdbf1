import { isJsonObject } from "./json.ts";

/** Codes the SDK adds to the marketplace's own. */
export type LocalErrorCode = "network_error" | "timeout" | "unexpected_answer";

type Details = {
  status: number;
  code: string;
  detail: string;
  id?: string | null;
  fields?: Readonly<Record<string, readonly string[]>>;
  retryAfterMs?: number | null;
  cause?: unknown;
};

/** Every failure of a call: an answer of problem+json, or no usable answer at all. It never holds the platform key. */
export class PatchbayError extends Error {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Stable word to branch on, for example `invalid_input`, `stale`, `rate_limited` or a {@link LocalErrorCode}. */
  readonly code: string;
  /** A sentence for a person. */
  readonly detail: string;
  /** The marketplace's id of this failure: quote it to its support. */
  readonly id: string | null;
  /** Field (dotted path) to its messages, for `invalid_input`. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** How long the marketplace asked to wait, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(details: Details) {
    super(`${details.code} (${details.status}): ${details.detail}`, { cause: details.cause });
    this.name = "PatchbayError";
    this.status = details.status;
    this.code = details.code;
    this.detail = details.detail;
    this.id = details.id ?? null;
    this.fields = details.fields ?? {};
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}

/** Reads RFC 9457 problem+json; anything else becomes an error with the status alone. */
export function problemOf(status: number, body: unknown, retryAfterMs: number | null): PatchbayError {
  const problem = isJsonObject(body) ? body : {};
  const text = (key: string) => (typeof problem[key] === "string" ? problem[key] : null);
  return new PatchbayError({
    status,
    code: text("code") ?? `http_${status}`,
    detail: text("detail") ?? text("title") ?? `The marketplace answered ${status}.`,
    id: text("id"),
    fields: fieldsOf(problem.fields),
    retryAfterMs,
  });
}

function fieldsOf(value: unknown): Record<string, readonly string[]> {
  if (!isJsonObject(value)) return {};
  const messages = Object.entries(value).map(([field, given]) => {
    const list = Array.isArray(given) ? given : [given];
    return [field, list.filter((message) => typeof message === "string")] as const;
  });
  return Object.fromEntries(messages);
}
