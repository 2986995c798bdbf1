import { execFileSync } from "node:child_process";
import { mkdir, readdir } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { inRoot } from "../../scripts/lib/paths.ts";
import { type Ended, runScript, startUntil, tempDir } from "../support/start.ts";

const start = inRoot("scripts/start.mjs");

/** One sentence, no stack, and a code that says so. */
function expectSentence(ended: Ended, sentence: RegExp): void {
  expect(ended.output).toMatch(sentence);
  expect(ended.output).not.toMatch(/^\s+at /m);
  expect(ended.code).toBe(1);
}

describe("npm start refuses in one sentence", () => {
  it("an old Node", async () => {
    const pretend =
      "data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.19.1' } })";
    expectSentence(
      await runScript(start, [], {}, ["--import", pretend]),
      /needs Node 20\.9 or newer, and this is Node 18\.19\.1/,
    );
  });

  it("a taken port, before it touches anything", async () => {
    const dataDir = await tempDir();
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    expectSentence(
      await runScript(start, [], { DATA_DIR: dataDir, PORT: String(port) }),
      new RegExp(`Port ${port} is taken by another program`),
    );
    expect(await readdir(dataDir)).toEqual([]);
  });

  it.each([
    ["no address at all", "nonsense", /DATABASE_URL is not a PostgreSQL address/],
    ["no database name", "postgresql://a:b@127.0.0.1:5432", /DATABASE_URL names no database/],
    ["nobody there", "postgresql://a:b@127.0.0.1:1/patchbay", /No PostgreSQL answers at 127\.0\.0\.1:1/],
    [
      "no such host",
      "postgresql://a:b@no-such-host.invalid:5432/patchbay",
      /The host "no-such-host\.invalid" in MIGRATE_DATABASE_URL cannot be found/,
    ],
  ])("a wrong DATABASE_URL: %s", async (_, url, sentence) => {
    expectSentence(await startUntil("database", { DATA_DIR: await tempDir(), DATABASE_URL: url }), sentence);
  });

  it.each([
    [{ BUILD_DIR: "../elsewhere" }, /BUILD_DIR must be a folder inside the checkout/],
    [{ PORT: "many" }, /PORT must be a whole number/],
    [{ ORIGIN: "http://localhost:3000/path" }, /ORIGIN must be a bare address/],
    [{ PATCHBAY_MODE: "prod" }, /PATCHBAY_MODE must be demo or production/],
    [{ MIGRATE_DATABASE_URL: "postgresql://a:b@127.0.0.1:1/x" }, /MIGRATE_DATABASE_URL is set but DATABASE_URL is not/],
    [{ PATCHBAY_MODE: "production" }, /needs ORIGIN, PATCHBAY_SECRET, ENCRYPTION_KEYS, DATABASE_URL/],
  ])("a setting that cannot work: %j", async (env, sentence) => {
    expectSentence(await startUntil("database", { DATA_DIR: await tempDir(), ...env }), sentence);
  });

  it("a full disk", async ({ skip }) => {
    const dir = join(await tempDir(), "small");
    await mkdir(dir);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=32m", "tmpfs", dir], { stdio: "ignore" });
    } catch {
      return skip("this user may not mount a small disk");
    }
    onTestFinished(() => void execFileSync("umount", [dir]));
    expectSentence(await startUntil("database", { DATA_DIR: dir }), /Only \d+ MB are free/);
    expect(await readdir(dir)).toEqual([]);
  });
});
