// The web server (scripts/web.ts) loads this on its own: only error-codes is imported.
import { type ErrorCode, type FieldErrors, sentenceOf, statusOf } from "../error-codes.ts";

/** RFC 9457 problem details, as every error of `/api` and `/oauth` looks (what OAuth itself defines has RFC 6749's form). */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  /** The request's id, also in the `X-Request-Id` header and the log. */
  id: string;
  /** Messages by dotted field path. */
  fields?: FieldErrors;
};

type Options = {
  detail?: string;
  fields?: FieldErrors;
  headers?: Record<string, string>;
  /** More members, such as OAuth's `error` and `error_description`. */
  also?: Record<string, string>;
};

/** When to come back after `unavailable`, seconds. */
export const AWAY_SECONDS = 5;

/** Builds the answer for a code; `headers` adds to it (Retry-After, WWW-Authenticate, Allow). */
export function problemResponse(code: ErrorCode, id: string, options: Options = {}): Response {
  const body: Problem = {
    type: `/partner/docs/errors#${code}`,
    title: sentenceOf(code),
    status: statusOf(code),
    code,
    detail: options.detail ?? sentenceOf(code),
    id,
    ...(options.fields ? { fields: options.fields } : {}),
  };
  return Response.json(
    { ...options.also, ...body },
    {
      status: body.status,
      headers: {
        "content-type": "application/problem+json",
        "cache-control": "no-store",
        "x-request-id": id,
        ...(code === "unavailable" ? { "retry-after": String(AWAY_SECONDS) } : {}),
        ...options.headers,
      },
    },
  );
}
