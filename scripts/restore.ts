import { randomUUID } from "node:crypto";
import { chmod, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { EXTRA_FILES } from "./lib/backups.ts";
import { forgetBuild } from "./lib/build.ts";
import { ensureDatabaseAndRoles, withClient } from "./lib/database.ts";
import { findPostgres, versionOf } from "./lib/postgres-home.ts";
import { Problem, runMain } from "./lib/problem.ts";
import { run } from "./lib/run.ts";
import { claim } from "./lib/run-file.ts";
import { say, step } from "./lib/say.ts";
import { loadDotEnv, readSettings, type Settings } from "./lib/settings.ts";

const noteSchema = z.object({ madeAt: z.string(), postgres: z.string(), kind: z.enum(["embedded", "dump"]) });

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** Puts the old files aside under one dated folder and the saved ones in their place. */
async function replaceFiles(
  settings: Settings,
  unpacked: string,
  names: readonly string[],
  aside: string,
): Promise<void> {
  await mkdir(aside, { recursive: true, mode: 0o755 });
  for (const name of names) {
    if (await exists(join(settings.dataDir, name))) await rename(join(settings.dataDir, name), join(aside, name));
    if (await exists(join(unpacked, name))) await rename(join(unpacked, name), join(settings.dataDir, name));
  }
}

async function restoreEmbedded(settings: Settings, unpacked: string, savedBy: string, aside: string): Promise<void> {
  const home = await findPostgres(settings.dataDir);
  const ours = versionOf(home.postgres);
  if (savedBy.split(".")[0] !== ours.split(".")[0]) {
    throw new Problem(
      `The backup was made by PostgreSQL ${savedBy} and this Patchbay brings ${ours}: restore it with the Patchbay that made it. Nothing was changed.`,
    );
  }
  await chmod(join(unpacked, "postgres"), 0o700);
  const { runAs } = home;
  if (runAs)
    await run("chown", ["-R", `${runAs.uid}:${runAs.gid}`, join(unpacked, "postgres")], {
      failure: "The restored files could not be given to the database user.",
    });
  if (home.data !== join(settings.dataDir, "postgres")) {
    if (await exists(home.data)) await rename(home.data, `${home.data}.${randomUUID()}`);
    await run("cp", ["-a", join(unpacked, "postgres"), home.data], {
      failure: "The restored files could not be put in place.",
    });
    await rm(join(unpacked, "postgres"), { recursive: true });
    await replaceFiles(settings, unpacked, ["secrets.json", ...EXTRA_FILES], aside);
    return;
  }
  await replaceFiles(settings, unpacked, ["postgres", "secrets.json", ...EXTRA_FILES], aside);
}

async function restoreDump(settings: Settings, unpacked: string): Promise<void> {
  const { external } = settings;
  if (!external)
    throw new Problem(
      "This backup is of a server of your own: set DATABASE_URL and MIGRATE_DATABASE_URL to an empty database.",
    );
  await ensureDatabaseAndRoles(external);
  const used = await withClient(
    "MIGRATE_DATABASE_URL",
    external.owner,
    async (client) => (await client.query("SELECT FROM pg_tables WHERE schemaname = 'public'")).rowCount ?? 0,
  );
  if (used > 0)
    throw new Problem(
      "The database in MIGRATE_DATABASE_URL is not empty: name a new one, so that nothing is overwritten.",
    );
  await run(
    "pg_restore",
    ["--no-owner", "--exit-on-error", `--dbname=${external.owner}`, join(unpacked, "database.dump")],
    { failure: "pg_restore failed; the database it wrote to can be dropped." },
  );
}

/** `npm run restore -- FILE --yes`: puts a backup in the place of what is there, and what was there aside. */
await runMain(async () => {
  loadDotEnv();
  const args = process.argv.slice(2);
  const file = args.find((arg) => !arg.startsWith("--"));
  if (!file) throw new Problem("Say which backup: npm run restore -- .data/backups/<time>.tar.gz --yes");
  const archive = resolve(process.env.INIT_CWD ?? ".", file);
  if (!(await exists(archive))) throw new Problem(`There is no backup ${archive}.`);
  if (!args.includes("--yes"))
    throw new Problem(`This replaces the data by the backup ${archive} and puts today's aside. Add --yes to do it.`);
  const settings = readSettings(process.env);
  const runFile = await claim(settings.dataDir);
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, "-");
  const unpacked = join(settings.dataDir, `.restore-${stamp}`);
  try {
    await mkdir(unpacked, { recursive: true, mode: 0o755 });
    await step("Unpacking", () =>
      run("tar", ["-xzf", archive, "-C", unpacked], { failure: "The backup cannot be unpacked; nothing was changed." }),
    );
    const note = noteSchema.parse(JSON.parse(await readFile(join(unpacked, "backup.json"), "utf8")));
    const aside = join(settings.dataDir, "before-restore", stamp);
    if (note.kind === "embedded") await restoreEmbedded(settings, unpacked, note.postgres, aside);
    else await restoreDump(settings, unpacked);
    await forgetBuild(settings.buildDir);
    say(`Restored the backup of ${note.madeAt}. Start again with npm start.`);
    if (note.kind === "embedded") say(`What was there before is in ${aside}.`);
  } finally {
    await rm(unpacked, { recursive: true, force: true });
    await runFile.release();
  }
});
