import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort, isFree } from "./ports.ts";
import { Problem } from "./problem.ts";

/**
 * The embedded server's port: the one asked for by name, else the one this data folder remembers when it is still free,
 * else a new free one, which is remembered.
 */
export async function embeddedPort(dataDir: string, asked: number | undefined): Promise<number> {
  if (asked !== undefined) {
    if (await isFree(asked, "127.0.0.1")) return asked;
    throw new Problem(
      `Port ${asked} (EMBEDDED_DB_PORT) is taken by another program: choose another, or leave it unset.`,
    );
  }
  const file = join(dataDir, "postgres-port");
  const remembered = Number(await readFile(file, "utf8").catch(() => ""));
  if (remembered > 0 && (await isFree(remembered, "127.0.0.1"))) return remembered;
  const port = await freePort();
  await writeFile(file, `${port}\n`);
  return port;
}
