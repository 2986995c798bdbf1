import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { readSchema, schemaDir } from "./schema-files.ts";

// Prisma's own schema engine as WebAssembly, for development only: it says how two datamodels differ. Nothing at run time needs it.

const NO_FILTER = { externalTables: [], externalEnums: [] };

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

/** One connection and one engine; it needs no binary, which the CLI would download at first use. */
async function withEngine<T>(ownerUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const glue = await loadGlue();
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  pool.on("error", () => undefined);
  const factory: SqlMigrationAwareDriverAdapterFactory = new PrismaPg(pool);
  const schema = await readSchema(schemaDir);
  const datamodels = schema.files.map((file): [string, string] => [file.path, file.content]);
  const engine = await glue.SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
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
