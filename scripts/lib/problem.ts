/**
 * A reason to stop that a person can act on: one sentence, no stack. Everything else that reaches an entry point is a
 * fault of ours and keeps its stack.
 */
export class Problem extends Error {
  override name = "Problem";
}

/** The `code` of a Node, PostgreSQL or system error; undefined for anything without one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

function pathOf(error: unknown): string | undefined {
  return error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : undefined;
}

/** Turns a full disk and a file this user may not write, wherever they came from, into a sentence; the rest stays as it is. */
export function explain(error: unknown): unknown {
  const code = codeOf(error);
  const text = error instanceof Error ? error.message : String(error);
  if (code === "ENOSPC" || code === "53100" || text.includes("No space left on device")) {
    return new Problem("The disk is full: free some space and start again; nothing that was stored is lost.");
  }
  const path = pathOf(error);
  if (path && (code === "EACCES" || code === "EPERM" || code === "EROFS")) {
    return new Problem(
      `This user may not read or write ${path}: change its owner, start as the user who made it, or set another DATA_DIR.`,
    );
  }
  return error;
}

/**
 * Runs a script's main function and ends the process, with one sentence and code 1 when it meets a Problem. It does not
 * wait for idle timers: the schema engine leaves one of 10 seconds behind.
 */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (thrown) {
    const error = explain(thrown);
    console.error(error instanceof Problem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
  process.exit();
}
