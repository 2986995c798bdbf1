import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { type ErrorCode, sentenceOf, statusOf } from "../error-codes.ts";
import { problemResponse } from "../requests/problem.ts";
import { isForPrograms } from "./request-line.ts";

/**
 * Answers instead of Next: problem details where programs call, one plain sentence where a page would be. `detail` stands in for the
 * code's own sentence.
 */
export async function refuse(
  response: ServerResponse,
  path: string,
  code: ErrorCode,
  options: { detail?: string; headers?: Record<string, string> } = {},
): Promise<void> {
  const id = randomUUID();
  const answer = isForPrograms(path)
    ? problemResponse(code, id, options)
    : new Response(options.detail ?? sentenceOf(code), {
        status: statusOf(code),
        headers: { "content-type": "text/plain", "cache-control": "no-store", "x-request-id": id, ...options.headers },
      });
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.end(Buffer.from(await answer.arrayBuffer()));
}
