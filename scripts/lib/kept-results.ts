import { mkdirSync, writeFileSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { inRoot } from "./paths.ts";

/** Where the last results lie: of each stage of `npm test`, and of each proof command. Not committed. */
export const RESULTS = inRoot(".results");

const proofSchema = z.object({
  name: z.string(),
  figures: z.record(z.string(), z.number()),
  missed: z.array(z.string()),
  at: z.string(),
});

/** What a proof command said in its last line, and when. */
export type KeptProof = z.output<typeof proofSchema>;

/** Keeps the report of a stage under its name. */
export async function keepReport(name: string, file: string): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  await copyFile(file, join(RESULTS, `stage-${name}.json`)).catch(() => undefined);
}

/** Keeps what a proof command said; at once, because such a command ends with it. */
export function keepProof({ name, figures, missed }: Omit<KeptProof, "at">): void {
  mkdirSync(RESULTS, { recursive: true });
  const kept = { name, figures, missed, at: new Date().toISOString() };
  writeFileSync(join(RESULTS, `proof-${name}.json`), JSON.stringify(kept));
}

const vitestSchema = z.object({
  startTime: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      startTime: z.number(),
      endTime: z.number(),
      assertionResults: z.array(z.object({ status: z.string(), title: z.string(), fullName: z.string() })),
    }),
  ),
});

type Suite = { file: string; specs: Array<{ title: string; ok: boolean }>; suites: Suite[] };
const suiteSchema: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    file: z.string(),
    specs: z.array(z.object({ title: z.string(), ok: z.boolean() })).default([]),
    suites: z.array(suiteSchema).default([]),
  }),
);
const playwrightSchema = z.object({ suites: z.array(suiteSchema), stats: z.object({ startTime: z.string() }) });

/** How the tests of one file ended, seconds where the report tells. */
export type FileResult = { passed: number; failed: number; seconds: number | null; titles: string[]; at: string };

function ofSuite(suite: Suite, at: string, into: Map<string, FileResult>): void {
  const file = `tests/e2e/${suite.file}`;
  const now = into.get(file) ?? { passed: 0, failed: 0, seconds: null, titles: [], at };
  for (const { title, ok } of suite.specs) {
    now[ok ? "passed" : "failed"] += 1;
    now.titles.push(title);
  }
  into.set(file, now);
  for (const inner of suite.suites) ofSuite(inner, at, into);
}

async function readKept(name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(RESULTS, name), "utf8"));
}

/** The last result of every test file, by its path. */
export async function readFileResults(): Promise<Map<string, FileResult>> {
  const found = new Map<string, FileResult>();
  for (const name of (await readdir(RESULTS).catch(() => [])).filter((file) => file.startsWith("stage-")).sort()) {
    const kept = await readKept(name);
    const vitest = vitestSchema.safeParse(kept);
    if (vitest.success) {
      const at = new Date(vitest.data.startTime).toISOString();
      for (const result of vitest.data.testResults) {
        const passed = result.assertionResults.filter(({ status }) => status === "passed").length;
        const failed = result.assertionResults.filter(({ status }) => status === "failed").length;
        found.set(result.name.replace(`${inRoot()}/`, ""), {
          passed,
          failed: result.status === "failed" && failed === 0 ? 1 : failed,
          seconds: (result.endTime - result.startTime) / 1_000,
          titles: result.assertionResults.map(({ fullName }) => fullName),
          at,
        });
      }
      continue;
    }
    const playwright = playwrightSchema.safeParse(kept);
    if (playwright.success)
      for (const suite of playwright.data.suites) ofSuite(suite, playwright.data.stats.startTime, found);
  }
  return found;
}

/** The last word of every proof command. */
export async function readProofs(): Promise<KeptProof[]> {
  const names = (await readdir(RESULTS).catch(() => [])).filter((file) => file.startsWith("proof-")).sort();
  return Promise.all(names.map(async (name) => proofSchema.parse(await readKept(name))));
}
