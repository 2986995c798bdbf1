import type { Dispatcher } from "undici";

/** What came back, or what went wrong. */
export type Exchanged =
  | { status: number; headers: Record<string, string>; body: string; truncated: boolean }
  | { error: Error; timedOut: boolean };

type Headers = Readonly<Record<string, string | string[] | undefined>>;

function plainHeaders(headers: Headers): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return plain;
}

const ENOUGH = new Error("Enough was read.");
const LATE = new Error("The exchange took too long.");

/**
 * One request and its answer, without a stream in between: reads at most `maxBytes` of the body, then drops the connection, and ends
 * after `timeoutMs` whatever the other side does (undici's own timeouts are per phase, so a slow drip never ends them).
 */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  limits: { timeoutMs: number; maxBytes: number },
): Promise<Exchanged> {
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | null = null;
    let finished = false;
    let head: { status: number; headers: Record<string, string> } | null = null;
    const chunks: Buffer[] = [];
    let size = 0;

    const finish = (outcome: Exchanged, abortWith: Error | null) => {
      if (finished) return;
      finished = true;
      clearTimeout(timer);
      resolve(outcome);
      if (abortWith) controller?.abort(abortWith);
    };
    const answer = (truncated: boolean): Exchanged => ({
      status: head?.status ?? 0,
      headers: head?.headers ?? {},
      body: chunks.length === 0 ? "" : Buffer.concat(chunks).toString("utf8"),
      truncated,
    });
    const timer = setTimeout(() => finish({ error: LATE, timedOut: true }, LATE), limits.timeoutMs);

    dispatcher.dispatch(request, {
      onRequestStart(started) {
        controller = started;
        // It waited for a connection until its time was over.
        if (finished) started.abort(LATE);
      },
      onResponseStart(_controller, status, headers) {
        // Informational answers (1xx) come before the real one.
        if (status >= 200) head = { status, headers: plainHeaders(headers) };
      },
      onResponseData(_controller, chunk) {
        if (finished) return;
        chunks.push(chunk.subarray(0, limits.maxBytes - size));
        size += chunk.length;
        if (size > limits.maxBytes) finish(answer(true), ENOUGH);
      },
      onResponseEnd() {
        finish(answer(false), null);
      },
      onResponseError(_controller, error) {
        finish({ error, timedOut: false }, null);
      },
    });
  });
}
