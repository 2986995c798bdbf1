import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { filesUnder } from "./files.ts";
import { fromRoot, inRoot } from "./paths.ts";
import { run } from "./run.ts";
import { readSchema, schemaDir } from "./schema-files.ts";

const folder = inRoot("lib/platform/generated");
const client = join(folder, "prisma");
const marker = join(folder, "fingerprint");

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  hash.update(await readFile(inRoot("node_modules/prisma/package.json")));
  for (const file of (await readSchema(schemaDir)).files)
    hash.update(file.path).update("\0").update(file.content).update("\0");
  return hash.digest("hex");
}

/** Puts each file that differs in its place in one move: whoever reads the client meanwhile, a running Patchbay too, finds whole files. */
async function replaceFiles(fresh: string, target: string): Promise<void> {
  const files = (await filesUnder(fresh)).map((file) => relative(fresh, file));
  for (const file of files) {
    const [made, had] = await Promise.all([
      readFile(join(fresh, file), "utf8"),
      readFile(join(target, file), "utf8").catch(() => undefined),
    ]);
    if (made === had) continue;
    await mkdir(dirname(join(target, file)), { recursive: true });
    await rename(join(fresh, file), join(target, file));
  }
  for (const file of await filesUnder(target))
    if (!files.includes(relative(target, file))) await rm(file, { force: true });
}

/**
 * Generates the Prisma client when the schema or Prisma itself changed; true when it did. It is made beside its place, from a copy of the
 * schema, because the generator clears its folder first and a running Patchbay or a second start may be reading there. The CLI
 * would download a schema engine that generating does not use: pointing it at a program that exists keeps it from that.
 */
export async function generateClient(): Promise<boolean> {
  const wanted = await fingerprint();
  const had = await readFile(marker, "utf8").catch(() => "");
  if (had === wanted && existsSync(join(client, "client.ts"))) return false;
  const beside = join(folder, `.fresh-${process.pid}`);
  const schema = join(beside, fromRoot(schemaDir));
  try {
    await cp(schemaDir, schema, { recursive: true });
    await run(
      process.execPath,
      [inRoot("node_modules/prisma/build/index.js"), "generate", "--no-hints", "--schema", schema],
      {
        env: {
          ...process.env,
          PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
        },
        failure: "The database client could not be generated from prisma/schema.",
      },
    );
    await replaceFiles(join(beside, fromRoot(client)), client);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  await writeFile(marker, wanted);
  return true;
}
