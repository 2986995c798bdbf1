import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isKnown, type Known, known, lives } from "./pids.ts";
import { codeOf } from "./problem.ts";

/** A user who may not write there cannot replace what is there either, and goes without a mark. */
const READ_ONLY = ["EACCES", "EPERM", "EROFS"];

/**
 * Says in a folder of marks that this process uses what lies beside it; gives the way to take the mark away. One file for each
 * process, so that the end of one does not hide another. The mark of a killed process counts for nothing: it names a birth.
 */
export function leaveMark(folder: string): () => void {
  const file = join(folder, `${process.pid}.json`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(known(process.pid)));
  } catch (error) {
    if (!READ_ONLY.includes(codeOf(error) ?? "")) throw error;
  }
  return () => rmSync(file, { force: true });
}

function read(file: string): Known | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isKnown(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The other processes that left their mark in a folder and still live, oldest id first. */
export function marksIn(folder: string): number[] {
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch {
    return [];
  }
  return files
    .map((file) => read(join(folder, file)))
    .filter((found) => found !== undefined && found.pid !== process.pid && lives(found))
    .map((found) => found?.pid ?? 0)
    .sort((left, right) => left - right);
}
