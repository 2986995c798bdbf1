import { expect, it } from "vitest";
import { ERROR_CODES, sentenceOf, statusOf } from "../error-codes";
import { problemResponse } from "./problem";

it("tells every code as problem details, never to be kept", async () => {
  for (const code of ERROR_CODES) {
    const answer = problemResponse(code, "req-1");
    expect(answer.status).toBe(statusOf(code));
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("retry-after")).toBe(code === "unavailable" ? "5" : null);
    expect(await answer.json()).toEqual({
      type: `/partner/docs/errors#${code}`,
      title: sentenceOf(code),
      status: statusOf(code),
      code,
      detail: sentenceOf(code),
      id: "req-1",
    });
  }
});

it("adds the detail, the fields and the headers it is given", async () => {
  const fields = { "lines.0.quantity": ["Too small."] };
  const answer = problemResponse("invalid_input", "req-2", {
    detail: "Look.",
    fields,
    headers: { "retry-after": "3" },
  });
  expect(answer.headers.get("retry-after")).toBe("3");
  expect(answer.headers.get("x-request-id")).toBe("req-2");
  expect(await answer.json()).toMatchObject({ detail: "Look.", fields });
});
