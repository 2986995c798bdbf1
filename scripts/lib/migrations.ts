import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type {
  MigrationDirectory,
  MigrationList,
  SchemaContainer,
  SchemaEngine,
  SchemasContainer,
} from "@prisma/schema-engine-wasm";
import pg from "pg";
import { inRoot } from "./paths.ts";
import { codeOf, Problem } from "./problem.ts";

const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Where the migrations and the schema files of this checkout are. */
export const migrationsDir = inRoot("prisma/migrations");
export const schemaDir = inRoot("prisma/schema");

/** Every `.prisma` file of a folder, sorted by name so that the order never depends on the file system. */
export async function readSchema(dir: string): Promise<SchemasContainer> {
  const names = (await readdir(dir)).filter((name) => name.endsWith(".prisma")).sort();
  const files = await Promise.all(
    names.map(
      async (name): Promise<SchemaContainer> => ({
        path: join(dir, name),
        content: await readFile(join(dir, name), "utf8"),
      }),
    ),
  );
  return { files };
}

/** The migrations of a folder in the form the engine reads. A folder without `migration.sql` is reported by the engine. */
export async function readMigrations(dir: string): Promise<MigrationList> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name): Promise<MigrationDirectory> => {
      const content = await readFile(join(dir, name, "migration.sql"), "utf8");
      return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value: content } } };
    }),
  );
  const lock = await readFile(join(dir, "migration_lock.toml"), "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  });
  return {
    baseDir: dir,
    lockfile: { path: "migration_lock.toml", content: lock },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

/** The engine shows the message only of errors in its own form. */
function asAdapterError(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const { code = "", severity = "ERROR", message, detail, column, hint } = error;
  return new DriverAdapterError({
    kind: "postgres",
    code,
    severity,
    message,
    detail,
    column,
    hint,
    originalCode: code,
    originalMessage: message,
  });
}

/**
 * The driver adapter for the engine. Its own `executeScript` cuts a script at every semicolon, inside function bodies too:
 * one simple query runs it whole, and in one transaction, so that a migration happens completely or not at all. One
 * connection, because the engine's advisory lock belongs to a session.
 */
function adapterFor(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error: unknown) => {
        throw asAdapterError(error);
      });
    };
    return adapter;
  };
  return factory;
}

/** Once a process: the glue keeps views of one instance's memory, and a second instance would be read through them. */
const loadGlue = once(async () => {
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const glueFile = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(glueFile.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...glue } });
  glue.__wbg_set_wasm(instance.exports);
  const begin = instance.exports.__wbindgen_start;
  if (typeof begin === "function") begin();
  return glue;
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * Prisma's own schema engine, compiled to WebAssembly: it writes the same `_prisma_migrations` table as
 * `prisma migrate deploy`, and needs no engine binary, which the CLI would download at first use.
 */
export async function withEngine<T>(ownerUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const glue = await loadGlue();
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  pool.on("error", () => undefined);
  const schema = await readSchema(schemaDir);
  const datamodels = schema.files.map((file): [string, string] => [file.path, file.content]);
  const engine = await glue.SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapterFor(pool)),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

/** What separates a database from the migrations of this checkout. */
type MigrationState = {
  /** Migrations of this checkout that the database has not had, oldest first. */
  readonly pending: readonly string[];
  /** Migrations that began and never finished; each ran in one transaction, so nothing of them is there. */
  readonly interrupted: readonly string[];
  /** True when the database has had at least one. */
  readonly hasHistory: boolean;
};

/** Compares database and checkout; stops when the database is ahead of it, or when an applied migration was edited. */
async function migrationState(engine: SchemaEngine, list: MigrationList): Promise<MigrationState> {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList: list,
    optInToShadowDatabase: false,
    filters: NO_FILTER,
  });
  const { history } = found;
  const interrupted = found.failedMigrationNames;
  const unknown = history && history.diagnostic !== "databaseIsBehind" ? history.unpersistedMigrationNames : [];
  const ahead = unknown.filter((name) => !interrupted.includes(name));
  if (ahead.length > 0) {
    throw new Problem(
      `The database was written by a newer Patchbay than this one (it has ${ahead.join(", ")}): update this checkout, or restore an older backup. Nothing was changed.`,
    );
  }
  const edited = found.editedMigrationNames.filter((name) => !interrupted.includes(name));
  if (edited.length > 0) {
    throw new Problem(
      `The migration ${edited.join(", ")} was edited after this database had it: put its old text back and write a new one.`,
    );
  }
  const known = new Set(list.migrationDirectories.map((directory) => directory.path));
  const behind = history && history.diagnostic !== "migrationsDirectoryIsBehind" ? history.unappliedMigrationNames : [];
  const pending = [...new Set([...interrupted.filter((name) => known.has(name)), ...behind])].sort();
  return {
    pending,
    interrupted,
    hasHistory: found.hasMigrationsTable && pending.length < list.migrationDirectories.length,
  };
}

/**
 * Applies what is missing and gives the names of what it applied. `beforeChange` runs only when a database with earlier
 * data is about to change, which is the moment for a backup. `dir` is another folder of migrations than this checkout's.
 */
export async function migrate(
  ownerUrl: string,
  beforeChange: (pending: readonly string[]) => Promise<void>,
  dir = migrationsDir,
): Promise<string[]> {
  const list = await readMigrations(dir);
  return withEngine(ownerUrl, async (engine) => {
    const state = await migrationState(engine, list);
    for (const migrationName of state.interrupted) await engine.markMigrationRolledBack({ migrationName });
    if (state.pending.length === 0) return [];
    if (state.hasHistory) await beforeChange(state.pending);
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: list, filters: NO_FILTER });
      return appliedMigrationNames;
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split("\n   0:")[0] ?? "") : String(error);
      throw new Problem(`A migration failed and was taken back whole: ${reason.trim()}`);
    }
  });
}

/** The SQL that leads from an older datamodel (or from nothing) to this checkout's. The database is not asked. */
export async function diffSql(ownerUrl: string, from: SchemasContainer | undefined): Promise<string> {
  const to = await readSchema(schemaDir);
  return withEngine(ownerUrl, async (engine) => {
    const { stdout } = await engine.diff({
      from: from ? { tag: "schemaDatamodel", ...from } : { tag: "empty" },
      to: { tag: "schemaDatamodel", ...to },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return stdout ?? "";
  });
}
