import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inRoot } from "./paths.ts";

/** Where the schema files of this checkout are. */
export const schemaDir = inRoot("prisma/schema");

/** One file, as Prisma takes it. */
export type SchemaFile = { path: string; content: string };

/** Every `.prisma` file of a folder, sorted by name so that the order never depends on the file system. */
export async function readSchema(dir: string): Promise<{ files: SchemaFile[] }> {
  const names = (await readdir(dir)).filter((name) => name.endsWith(".prisma")).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ path: join(dir, name), content: await readFile(join(dir, name), "utf8") })),
  );
  return { files };
}
