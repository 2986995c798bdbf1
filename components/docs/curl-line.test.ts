import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { curlLine } from "./curl-line";

const request = {
  method: "POST",
  url: "https://m.example/api/v1/orders?limit=3&x='y'",
  headers: [["Authorization", "Bearer t"]],
  body: '{"a":1}',
} as const;

test("one option a line, quoted", () => {
  expect(curlLine({ ...request, method: "GET", url: "https://m.example/a", body: null })).toBe(
    "curl -i 'https://m.example/a' \\\n  -H 'Authorization: Bearer t'",
  );
});

test("a shell reads back exactly what was put in, whatever it is", () => {
  const printable = fc.string({ unit: fc.constantFrom("a", "'", '"', "$", "`", "\\", " ", "\n", ";", "é", "{", "}") });
  fc.assert(
    fc.property(printable, (body) => {
      const shown = curlLine({ ...request, body }).replace(/^curl/, "printf '%s\\0'");
      const words = execFileSync("sh", ["-c", shown], { encoding: "utf8" }).split("\0");
      expect(words.at(-2)).toBe(body);
      expect(words).toContain(request.url);
    }),
    { numRuns: 40 },
  );
});
