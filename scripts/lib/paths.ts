import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this checkout. */
export const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** A path inside the checkout. */
export function inRoot(...parts: string[]): string {
  return resolve(root, ...parts);
}

/** The same seen from the checkout: what Next takes for the folder it builds to. */
export function fromRoot(path: string): string {
  return relative(root, path);
}
