import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { readSchema, schemaDir } from "./migrations.ts";
import { inRoot } from "./paths.ts";
import { run } from "./run.ts";

const generated = inRoot("lib/platform/generated/prisma/client.ts");
const marker = inRoot("lib/platform/generated/fingerprint");

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  hash.update(await readFile(inRoot("node_modules/prisma/package.json")));
  for (const file of (await readSchema(schemaDir)).files)
    hash.update(file.path).update("\0").update(file.content).update("\0");
  return hash.digest("hex");
}

/**
 * Generates the Prisma client when the schema or Prisma itself changed; true when it did. The CLI would download a schema
 * engine that generating does not use: pointing it at a program that exists keeps it from that.
 */
export async function generateClient(): Promise<boolean> {
  const wanted = await fingerprint();
  const had = await readFile(marker, "utf8").catch(() => "");
  if (had === wanted && existsSync(generated)) return false;
  await run(process.execPath, [inRoot("node_modules/prisma/build/index.js"), "generate", "--no-hints"], {
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
    failure: "The database client could not be generated from prisma/schema.",
  });
  await mkdir(dirname(marker), { recursive: true });
  await writeFile(marker, wanted);
  return true;
}
