import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { withClient } from "../../scripts/lib/database.ts";
import { filesUnder } from "../../scripts/lib/files.ts";
import { inRoot } from "../../scripts/lib/paths.ts";
import { signal } from "../../scripts/lib/pids.ts";
import { freePortWith } from "../../scripts/lib/ports.ts";
import { BUILD_DIR, launch, processesOf, runScript, startUntil, superuserOf, tempDir } from "../support/start.ts";
import { until } from "../support/until.ts";

const READY = /Ctrl-C ends everything/;
/** Five seconds are promised; the rest is for machines that do something else as well. */
const SILENT_MS = 6_500;
const start = inRoot("scripts/start.mjs");

type Stack = ReturnType<typeof launch>;
let env: { DATA_DIR: string; PORT: string; ORIGIN: string; PATCHBAY_THROW_AWAY: string };

/** Starts everything and waits for the greeting. */
async function started(): Promise<Stack> {
  const stack = launch(start, [], env);
  await until(
    () => READY.test(stack.output()) || stack.child.exitCode !== null,
    120_000,
    `a greeting\n${stack.output()}`,
  );
  expect(stack.output()).toMatch(READY);
  return stack;
}

async function stopped(stack: Stack, by: NodeJS.Signals): Promise<void> {
  stack.child.kill(by);
  // A process is gone from the list a moment before its parent is told how it ended.
  const told = () => stack.child.exitCode !== null || stack.child.signalCode !== null;
  await until(() => processesOf(env.DATA_DIR).length === 0 && told(), 30_000, "everything ended");
}

async function isWell(): Promise<boolean> {
  const answer = await fetch(`${env.ORIGIN}/api/health`).catch(() => undefined);
  return answer?.status === 200;
}

/** Kills outright, without a chance to tidy up. */
function kill(pids: readonly number[]): void {
  for (const pid of pids) signal(pid, "SIGKILL");
}

async function remember(value: number): Promise<void> {
  const sql =
    "INSERT INTO setting (key, value) VALUES ('fault', to_jsonb($1::int)) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
  await withClient("the test", await superuserOf(env.DATA_DIR), (client) => client.query(sql, [value]));
}

async function remembered(): Promise<unknown> {
  const rows = await withClient("the test", await superuserOf(env.DATA_DIR), (client) =>
    client.query<{ value: unknown }>("SELECT value FROM setting WHERE key = 'fault'"),
  );
  return rows.rows[0]?.value;
}

/** The children of a running start, by their place in its own list: web first, then the worker, then the partner app. */
async function children(): Promise<number[]> {
  const file: { children: { pid: number }[] } = JSON.parse(await readFile(join(env.DATA_DIR, "run.json"), "utf8"));
  return file.children.map(({ pid }) => pid);
}

/** The build that a page names to the browser, when it is served and the product says that it is well. */
async function servedBuild(): Promise<string | undefined> {
  if (!(await isWell())) return undefined;
  const page = await fetch(`${env.ORIGIN}/en`).then((answer) => answer.text());
  return /"b":"(\w+)"/.exec(page.replaceAll("\\", ""))?.[1];
}

/** Everything that a running product has from its checkout and does not write itself, with the moment each file was written. */
async function belongings(): Promise<Map<string, number>> {
  const folders = [BUILD_DIR, "lib/platform/generated", "node_modules/.bin", "node_modules/@prisma"].map((path) =>
    inRoot(path),
  );
  const files = [...(await Promise.all(folders.map(filesUnder))).flat(), inRoot("tsconfig.json")];
  return new Map(await Promise.all(files.map(async (file) => [file, (await stat(file)).mtimeMs] as const)));
}

describe("a running stack", () => {
  beforeAll(async () => {
    const { E2E_DATA_DIR, E2E_PORT } = process.env;
    // Under npm test the stack of the browser tests is used again, because it is built and seeded already.
    const port = E2E_PORT ?? String(await freePortWith([1, 10, 11]));
    const own = E2E_DATA_DIR ? undefined : await mkdtemp(join(tmpdir(), "patchbay-stack-"));
    env = {
      DATA_DIR: E2E_DATA_DIR ?? own ?? "",
      PORT: port,
      ORIGIN: `http://localhost:${port}`,
      PATCHBAY_THROW_AWAY: "off",
    };
    if (own) await chmod(own, 0o755);
    const built = await startUntil("built", env);
    expect(built.output).not.toMatch(/failed/);
    expect(built.code).toBe(0);
  }, 600_000);

  // Whatever a failed test left running would fail the next one too.
  afterEach(() => kill(processesOf(env.DATA_DIR)));

  afterAll(async () => {
    if (!process.env.E2E_DATA_DIR) await rm(env.DATA_DIR, { recursive: true, force: true });
  });

  it("starts within 15 s when nothing changed, says where and as whom, refuses a second start, and ends on SIGINT without a process left", async () => {
    const begun = performance.now();
    const stack = await started();
    expect((performance.now() - begun) / 1000).toBeLessThan(15);
    expect(stack.silentMs()).toBeLessThan(SILENT_MS);
    expect(stack.output()).toContain(env.ORIGIN);
    const signIns: { email: string; password: string }[] = JSON.parse(
      await readFile(join(env.DATA_DIR, "sign-ins.json"), "utf8"),
    );
    expect(signIns.length).toBeGreaterThan(5);
    for (const { email, password } of signIns) {
      expect(stack.output()).toContain(email);
      expect(stack.output()).toContain(password);
    }
    expect(await runScript(start, [], env)).toMatchObject({
      code: 1,
      output: expect.stringMatching(/already runs on/),
    });
    expect(await isWell()).toBe(true);
    await stopped(stack, "SIGINT");
    expect(stack.child.exitCode).toBe(0);
  });

  it("starts a killed web process and a killed worker again", async () => {
    const stack = await started();
    const before = await children();
    kill(before.slice(0, 2));
    await until(
      async () => (await children()).filter((pid) => !before.includes(pid)).length === 2,
      20_000,
      "new processes",
    );
    await until(isWell, 30_000, "health");
    await stopped(stack, "SIGTERM");
  });

  it("recovers after kill -9 of everything, with its data", async () => {
    await started();
    await remember(42);
    kill(processesOf(env.DATA_DIR));
    await until(() => processesOf(env.DATA_DIR).length === 0, 10_000, "everything dead");
    const stack = await started();
    expect(await remembered()).toBe(42);
    await stopped(stack, "SIGTERM");
  });

  it("ends what a killed start left running, and starts", async () => {
    const first = await started();
    const orphans = await children();
    kill([first.child.pid ?? 0]);
    const second = await started();
    expect((await children()).filter((pid) => orphans.includes(pid))).toEqual([]);
    await stopped(second, "SIGTERM");
  });

  it("serves on untouched while another stack of this checkout builds over a half-made build, and says all the while that it is building", async () => {
    const stack = await started();
    const before = { build: await servedBuild(), files: await belongings(), children: await children() };
    expect(before.build).toMatch(/^[0-9a-f]{16}$/);
    expect(before.files.size).toBeGreaterThan(100);
    const [other, data] = [`${BUILD_DIR}-beside`, await tempDir()];
    await mkdir(inRoot(other), { recursive: true });
    onTestFinished(() => rm(inRoot(other), { recursive: true, force: true }));
    await writeFile(inRoot(other, "patchbay-build.json"), '{"fingerprint":"');

    // What `npm test` does in a second terminal; the running stack's database spares a second demo.
    const database = await superuserOf(env.DATA_DIR);
    let building = true;
    const build = startUntil("built", { DATA_DIR: data, BUILD_DIR: other, DATABASE_URL: database }).finally(() => {
      building = false;
    });
    const served = new Set<string | undefined>();
    const isBuilt = async () => {
      served.add(await servedBuild());
      return !building;
    };
    await until(isBuilt, 300_000, "the other build");
    const built = await build;
    expect(built.code, built.output).toBe(0);
    expect(built.output).toMatch(/Building.*done in/);
    expect(built.silentMs).toBeLessThan(SILENT_MS);

    expect([...served]).toEqual([before.build]);
    expect(await belongings()).toEqual(before.files);
    expect(await children()).toEqual(before.children);
    expect(JSON.parse(await readFile(inRoot(other, "patchbay-build.json"), "utf8")).buildId).not.toBe(before.build);

    // Into the folder that is served nobody builds: other settings make another build, which is refused before anything is removed.
    const refused = await startUntil("built", { DATA_DIR: data, DATABASE_URL: database, DEMO_HOST: "off" });
    expect(refused.output).toMatch(/Process \d+ serves the build in .* and a new one is needed: end it first/);
    expect(refused.code).toBe(1);
    expect(await servedBuild()).toBe(before.build);
    expect(await belongings()).toEqual(before.files);
    await stopped(stack, "SIGTERM");
  }, 400_000);
});
