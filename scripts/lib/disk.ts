import { mkdir, statfs } from "node:fs/promises";
import { Problem } from "./problem.ts";

const NEEDED_BYTES = 1e9;

/** Stops unless a folder's disk (created when missing) has room to work: PostgreSQL on a full disk ends in the middle of things. */
export async function checkDisk(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  const { bavail, bsize } = await statfs(dir);
  const free = bavail * bsize;
  if (free >= NEEDED_BYTES) return;
  throw new Problem(
    `Only ${Math.round(free / 1e6)} MB are free on the disk of ${dir} and Patchbay needs ${NEEDED_BYTES / 1e9} GB: free some space and start again. Nothing was changed.`,
  );
}
