import { once } from "node:events";
import { join } from "node:path";
import { type BuildRecord, buildWhenNeeded, markServing } from "./lib/build.ts";
import { generateClient } from "./lib/client.ts";
import { checkDisk } from "./lib/disk.ts";
import { type OpenDatabase, openDatabase } from "./lib/open-database.ts";
import { holdPackages } from "./lib/packages.ts";
import { pointPartnerApp, rememberPartnerPort, withPartnerPort } from "./lib/partner-app.ts";
import { isFree } from "./lib/ports.ts";
import { Problem, runMain } from "./lib/problem.ts";
import { claim, type RunFile } from "./lib/run-file.ts";
import { say, step } from "./lib/say.ts";
import { emptyDatabase, readSeedState, seedFirstTime } from "./lib/seed.ts";
import { localUrl, partnerService, webPorts, webService, withLog, workerService } from "./lib/services.ts";
import { childEnv, loadDotEnv, readSettings, type Settings } from "./lib/settings.ts";
import { offerSetup } from "./lib/setup-token.ts";
import { readSignIns, type SignIn } from "./lib/sign-ins.ts";
import { stopRequested } from "./lib/stop-requested.ts";
import { keepRunning, type Running } from "./lib/supervisor.ts";
import { bringUpToDate } from "./lib/up-to-date.ts";

const STAGES = ["database", "migrated", "seeded", "built"] as const;
const READY_LIMIT_MS = 90_000;

/** What was asked for on the command line: `--until STAGE` ends early, `--dev` serves with `next dev`. */
function readArguments(args: readonly string[]): { until: (typeof STAGES)[number] | undefined; dev: boolean } {
  const at = args.indexOf("--until");
  const until = at < 0 ? undefined : STAGES.find((stage) => stage === args[at + 1]);
  if (at >= 0 && !until) throw new Problem(`--until takes ${STAGES.join(", ")}.`);
  return { until, dev: args.includes("--dev") };
}

async function checkPorts(settings: Settings): Promise<void> {
  for (const port of webPorts(settings)) {
    if (!(await isFree(port, settings.host)))
      throw new Problem(
        `Port ${port} is taken by another program: end it, or choose another with PORT=${port + 100} npm start.`,
      );
  }
  if (settings.mode === "demo" && webPorts(settings).includes(settings.partnerAppPort)) {
    throw new Problem(
      `The sample partner app has port ${settings.partnerAppPort}: choose another PORT, or set PARTNER_APP_PORT.`,
    );
  }
  if (settings.mode !== "demo" || (await isFree(settings.partnerAppPort, "127.0.0.1"))) return;
  throw new Problem(
    `Port ${settings.partnerAppPort} for the sample partner app is taken by another program: end it, or set PARTNER_APP_PORT.`,
  );
}

async function migrateAll(settings: Settings, database: OpenDatabase): Promise<void> {
  const applied = await step("Bringing the database up to date", () => bringUpToDate(settings, database));
  if (applied.length > 0) say(`Applied ${applied.join(", ")}`);
}

async function seedDemo(
  settings: Settings,
  database: OpenDatabase,
  env: NodeJS.ProcessEnv,
  stop: AbortSignal,
): Promise<void> {
  const state = await readSeedState(database.urls.owner);
  if (state === "done" || state === "own") return;
  if (state === "broken") {
    say("The demo data was cut off half-way last time: making it again");
    await emptyDatabase(database.urls.owner);
    await migrateAll(settings, database);
  }
  await step("Making the demo marketplace, the first time only", () =>
    seedFirstTime(database.urls.owner, env, { args: [], show: false, signal: stop }),
  );
  await rememberPartnerPort(settings.dataDir, settings.partnerAppPort);
}

/** Waits until the health page says that database, migrations and worker are fine. */
async function waitUntilReady(settings: Settings): Promise<void> {
  const end = performance.now() + READY_LIMIT_MS;
  let last = "nothing answered";
  while (performance.now() < end) {
    try {
      const answers = await Promise.all(
        webPorts(settings).map((port) =>
          fetch(`${localUrl(settings, port)}/api/health`, { signal: AbortSignal.timeout(5_000) }),
        ),
      );
      const bad = answers.find((answer) => answer.status !== 200);
      if (!bad) return;
      last = `${bad.status} ${(await bad.text()).slice(0, 200)}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Problem(`Patchbay started but does not get well: ${last}. See ${join(settings.dataDir, "logs")}.`);
}

function greet(settings: Settings, signIns: readonly SignIn[]): void {
  const lines = ["", `  Patchbay is at  ${settings.origin}`];
  if (settings.mode === "demo") {
    lines.push(
      `  Partner app     http://localhost:${settings.partnerAppPort}`,
      `  Your mails      ${settings.origin}/en/inbox (everybody's: ${settings.origin}/admin/mail, as staff admin)`,
      "",
    );
    const width = Math.max(0, ...signIns.map(({ role }) => role.length));
    const mail = Math.max(0, ...signIns.map(({ email }) => email.length));
    for (const { role, email, password, totpSecret } of signIns) {
      lines.push(
        `  ${role.padEnd(width)}  ${email.padEnd(mail)}  ${password}${totpSecret ? "  + a code from: npm run totp" : ""}`,
      );
    }
    lines.push("", `  Logs and data are in ${settings.dataDir}`);
  }
  console.log([...lines, "  Ctrl-C ends everything.", ""].join("\n"));
}

/** Starts web, worker and partner app and keeps them running until somebody asks to stop. */
async function serve(
  settings: Settings,
  env: NodeJS.ProcessEnv,
  build: BuildRecord | undefined,
  runFile: RunFile,
  database: OpenDatabase,
  stop: AbortSignal,
): Promise<void> {
  const services = [
    ...webPorts(settings).map((port) => webService(settings, env, build, port)),
    workerService(env, build),
    ...(settings.mode === "demo" ? [partnerService(settings)] : []),
  ];
  const running: Running[] = [];
  const unmark = build ? markServing(settings.buildDir) : undefined;
  if (settings.mode === "demo") await pointPartnerApp(settings);
  try {
    for (const service of services) running.push(keepRunning(await withLog(settings, service), runFile));
    const asked = stop.aborted ? Promise.resolve() : once(stop, "abort").then(() => undefined);
    const databaseGone = database.ended.then(() =>
      Promise.reject(
        new Problem(
          `PostgreSQL ended by itself: see ${join(settings.dataDir, "logs/postgres.log")}, then start again.`,
        ),
      ),
    );
    const over = Promise.race([asked, databaseGone, ...running.map(({ failed }) => failed)]);
    const ready = step(`Starting web${settings.mode === "demo" ? ", worker and partner app" : " and worker"}`, () =>
      waitUntilReady(settings),
    )
      .then(() => readSignIns(settings.dataDir))
      .then((signIns) => greet(settings, signIns))
      .then(() => offerSetup(settings, database.urls.owner));
    await Promise.race([ready, over]);
    await over;
  } finally {
    say("Stopping …");
    await Promise.all(running.reverse().map((service) => service.stop()));
    unmark?.();
  }
}

async function main(stop: AbortSignal): Promise<void> {
  const { until, dev } = readArguments(process.argv.slice(2));
  loadDotEnv();
  const settings = await withPartnerPort(readSettings(process.env));
  await checkDisk(settings.dataDir);
  const runFile = await claim(settings.dataDir);
  const letPackagesGo = holdPackages();
  let database: OpenDatabase | undefined;
  try {
    if (!until) await checkPorts(settings);
    database = await step(settings.external ? "Asking the database" : "Starting PostgreSQL", () =>
      openDatabase(settings),
    );
    const env = childEnv(settings, database.urls, database.secrets);
    if (until === "database" || stop.aborted) return;
    await migrateAll(settings, database);
    await generateClient();
    if (until === "migrated" || stop.aborted) return;
    if (settings.mode === "demo") await seedDemo(settings, database, env, stop);
    if (until === "seeded" || stop.aborted) return;
    const { urls } = database;
    const build = dev
      ? undefined
      : await step("Building (only when something changed)", () =>
          buildWhenNeeded(settings.buildDir, env, urls.owner, stop),
        );
    if (until === "built" || stop.aborted) return;
    await serve(settings, env, build?.record, runFile, database, stop);
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    await database?.close();
    await runFile.release();
    letPackagesGo();
  }
}

await runMain(() => stopRequested(main));
