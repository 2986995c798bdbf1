/** A test file that a line of docs/proofs.md names, as it is written there. */
export type Named = { readonly line: number; readonly text: string; readonly file: string };

const FILE = /`([\w./@[\]()-]+\.(?:test|spec)\.tsx?)`/g;
/** Tests are written from the root, or from `tests`, or (within one cell) from the folder of the one before. */
const PREFIXES = ["", "tests/", "tests/integration/", "tests/e2e/"];

/** Every test file that the text names. `exists` says whether a path from the root is there; one that is nowhere is answered as written. */
export function namedTests(text: string, exists: (path: string) => boolean): Named[] {
  return text.split("\n").flatMap((row, index) => {
    let folder = "";
    return [...row.matchAll(FILE)].map(([, written = ""]) => {
      const tries = [...PREFIXES, folder].map((prefix) => `${prefix}${written}`);
      const file = tries.find(exists) ?? written;
      folder = file.slice(0, file.lastIndexOf("/") + 1);
      return { line: index + 1, text: row, file };
    });
  });
}
