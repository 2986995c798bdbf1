import { execFileSync } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SchemasContainer } from "@prisma/schema-engine-wasm";
import { migrationsDir } from "./lib/migrations.ts";
import { openDatabase } from "./lib/open-database.ts";
import { root } from "./lib/paths.ts";
import { Problem, runMain } from "./lib/problem.ts";
import { say } from "./lib/say.ts";
import { diffSql } from "./lib/schema-engine.ts";
import { loadDotEnv, readSettings } from "./lib/settings.ts";

function git(...args: string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

/**
 * The schema as of the commit that last touched the migrations: the one that the newest committed migration leads to, so
 * commit both together.
 */
function schemaOfLastMigration(): SchemasContainer | undefined {
  const commit = git("log", "-1", "--format=%H", "--", "prisma/migrations").trim();
  if (!commit) return undefined;
  const paths = git("ls-tree", "-r", "--name-only", commit, "--", "prisma/schema").split("\n");
  const files = paths
    .filter((path) => path.endsWith(".prisma"))
    .map((path) => ({ path: join(root, path), content: git("show", `${commit}:${path}`) }));
  return files.length > 0 ? { files } : undefined;
}

/** Migrations that exist here only would be missing from that schema: the difference would contain them twice. */
async function checkCommitted(): Promise<void> {
  const open = git("status", "--porcelain", "--", "prisma/migrations").trim();
  if (open)
    throw new Problem(
      "prisma/migrations has changes that are not committed: commit them with their schema first, or edit that migration.",
    );
}

/** Now, or one more than the newest migration carries: order is by name. */
async function stamp(): Promise<string> {
  const names = (await readdir(migrationsDir)).filter((name) => /^\d{14}_/.test(name)).sort();
  const newest = BigInt(names.at(-1)?.slice(0, 14) ?? "0");
  const now = BigInt(new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14));
  return String(now > newest ? now : newest + 1n);
}

/** `npm run db:new-migration NAME`: writes the SQL from the last migration's schema to the schema files as they are now. */
await runMain(async () => {
  loadDotEnv();
  const name = (process.argv[2] ?? "").toLowerCase().replaceAll(/[^a-z0-9]+/g, "_");
  if (!name) throw new Problem("Give it a name: npm run db:new-migration add_partner_logo");
  await checkCommitted();
  const database = await openDatabase(readSettings(process.env));
  try {
    const sql = await diffSql(database.urls.owner, schemaOfLastMigration());
    if (sql.includes("This is an empty migration") || sql.trim() === "")
      throw new Problem("The schema files say what the last migration says: nothing to write.");
    const folder = `${await stamp()}_${name}`;
    await mkdir(join(migrationsDir, folder));
    await writeFile(join(migrationsDir, folder, "migration.sql"), sql);
    say(
      `Wrote prisma/migrations/${folder}/migration.sql: read it, add what Prisma cannot say, then npm run db:migrate and npm run db:objects.`,
    );
  } finally {
    await database.close();
  }
});
