import { type ErrorCode, type FieldErrors, sentenceOf, statusOf } from "@/lib/platform/errors";

/** RFC 9457 problem details, as every error of `/api/v1` looks. */
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

/** Builds the answer for a code; `headers` adds to it (Retry-After, WWW-Authenticate). */
export function problemResponse(
  code: ErrorCode,
  id: string,
  options: { detail?: string; fields?: FieldErrors; headers?: Record<string, string> } = {},
): Response {
  const body: Problem = {
    type: `/partner/docs/errors#${code}`,
    title: sentenceOf(code),
    status: statusOf(code),
    code,
    detail: options.detail ?? sentenceOf(code),
    id,
    ...(options.fields ? { fields: options.fields } : {}),
  };
  return Response.json(body, {
    status: body.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-request-id": id,
      ...options.headers,
    },
  });
}
