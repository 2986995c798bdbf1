import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";

const lineSchema = z.looseObject({
  level: z.enum(["info", "warn", "error"]),
  time: z.iso.datetime(),
  msg: z.string().min(1),
});

it("is one JSON object a line, with level, time, words and the id that the person was shown, and never a secret", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const output = execFileSync(process.execPath, ["--import", "tsx", path.join(root, "tests/support/log-lines.ts")], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, LOG_LEVEL: "info" },
  });
  const all = output
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  const { answered } = z
    .object({ answered: z.string().min(6) })
    .parse(all.find((line) => JSON.stringify(line).includes("answered")));
  const lines = all.filter((line) => !JSON.stringify(line).includes("answered")).map((line) => lineSchema.parse(line));
  expect(lines.map(({ level }) => level)).toEqual(["info", "warn", "error"]);
  expect(lines[0]).toMatchObject({ requestId: "req_1", token: "[removed]", msg: "asked" });
  expect(lines[0]?.path).toContain("\n");
  expect(lines[2]).toMatchObject({
    errorId: answered,
    err: { type: "Error", stack: expect.stringContaining("log-lines") },
  });
  expect(output).not.toContain("0123456789abcdef");
});
