import { DEFAULT_HEADERS } from "@/lib/platform/next/default-headers";
import type { RawAnswer, RawRequest } from "./raw-http.ts";

/** Where an error is a page, because a person stands in the browser. */
const FOR_PEOPLE = /^\/oauth\/(?:authorize|interaction)\b/;

function isProblem(answer: RawAnswer): boolean {
  const type = answer.headers.get("content-type") ?? "";
  if (type === "application/problem+json") return true;
  // What OAuth itself defines has its own form (docs/decisions/2026-11-30-problems.md).
  return type.startsWith("application/json") && /"error"\s*:\s*"/.test(answer.text);
}

/** The path that a target means, dots resolved as servers do. */
function pathOf(target: string): string {
  const own = target.replace(/^https?:\/\/[^/?#]*/i, "");
  return URL.parse(`http://n${own.startsWith("/") ? own : `/${own}`}`)?.pathname ?? "";
}

/** What is wrong with an answer, or null. `null` as an answer is a connection that ended without one. */
export function whatIsWrong(request: RawRequest, answer: RawAnswer | null): string | null {
  if (answer === null) return "no answer";
  const path = pathOf(request.target);
  // What watches the product gets one form of report, well or not.
  const report = path === "/api/health" && answer.status === 503;
  if (answer.status >= 500 && !report) return `answered ${answer.status}`;
  const missing = DEFAULT_HEADERS.filter(({ key, value }) => answer.headers.get(key.toLowerCase()) !== value);
  if (missing.length > 0) return `without ${missing.map(({ key }) => key).join(", ")}`;
  // HEAD has no body to judge; what is no HTTP has no body either.
  if (answer.status < 400 || report || request.method === "HEAD" || answer.text === "") return null;
  if (/^\/(?:api|oauth)(?:\/|$)/.test(path) && !FOR_PEOPLE.test(path) && !isProblem(answer))
    return `${answer.status} as ${answer.headers.get("content-type")}`;
  if (answer.status === 405 && !answer.headers.has("allow")) return "405 without Allow";
  return null;
}

/**
 * Asks, and asks again when the answer was an error or none: an input fails every time, a machine that is too busy for a moment (a database
 * connection that came too late) does not. Gives the last answer and what is wrong with it.
 */
export async function askJudged(
  request: RawRequest,
  ask: () => Promise<RawAnswer | null>,
): Promise<{ answer: RawAnswer | null; wrong: string | null }> {
  const first = await ask();
  const wrong = whatIsWrong(request, first);
  if (wrong === null || !/^(?:answered 5|no answer)/.test(wrong)) return { answer: first, wrong };
  const answer = await ask();
  return { answer, wrong: whatIsWrong(request, answer) };
}
