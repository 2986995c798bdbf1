import { AppError, toFailure } from "@/lib/platform/errors";

/** The code a call fails with; "won" when it does not fail. Anything unexpected is thrown on. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "won";
  } catch (error) {
    const failure = error instanceof AppError ? error : toFailure(error);
    if (failure.code === "internal") throw error;
    return failure.code;
  }
}

/** What became of calls made at the same moment: the values of those that won, the codes of those that failed. */
export async function outcomes<T>(calls: ReadonlyArray<Promise<T>>): Promise<{ won: T[]; failed: string[] }> {
  const won: T[] = [];
  const settled = await Promise.all(calls.map((call) => codeOf(call.then((value) => won.push(value)))));
  return { won, failed: settled.filter((code) => code !== "won") };
}
