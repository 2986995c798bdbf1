import type { Dispatcher } from "undici";
import { bodyText } from "./body-text";

/** What came back, or what went wrong. */
export type Exchanged =
  | { status: number; headers: Record<string, string>; body: string; truncated: boolean }
  | { error: Error; timedOut: boolean };

type Headers = Readonly<Record<string, string | string[] | undefined>>;

function plainHeaders(headers: Headers): Record<string, string> {
  const plain = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), typeof value === "string" ? value : value.join(", ")] as const],
  );
  return Object.fromEntries(plain);
}

const ENOUGH = new Error("Enough was read.");
const LATE = new Error("The exchange took too long.");

/** Listens to one dispatched request. A class and not closures: one is made for every delivery. */
class Listener implements Dispatcher.DispatchHandler {
  readonly #resolve: (outcome: Exchanged) => void;
  readonly #maxBytes: number;
  readonly #timer: NodeJS.Timeout;
  #controller: Dispatcher.DispatchController | null = null;
  #finished = false;
  #status = 0;
  #headers: Record<string, string> = {};
  #chunks: Buffer[] | null = null;
  #size = 0;

  constructor(resolve: (outcome: Exchanged) => void, limits: { timeoutMs: number; maxBytes: number }) {
    this.#resolve = resolve;
    this.#maxBytes = limits.maxBytes;
    this.#timer = setTimeout(endLate, limits.timeoutMs, this);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It waited for a connection until its time was over.
    if (this.#finished) controller.abort(LATE);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    // Informational answers (1xx) come before the real one.
    if (status < 200) return;
    this.#status = status;
    this.#headers = plainHeaders(headers);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#finished) return;
    this.#chunks ??= [];
    this.#chunks.push(chunk.subarray(0, this.#maxBytes - this.#size));
    this.#size += chunk.length;
    if (this.#size > this.#maxBytes) this.#finish(this.#answer(true), ENOUGH);
  }

  onResponseEnd(): void {
    this.#finish(this.#answer(false), null);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#finish({ error, timedOut: false }, null);
  }

  late(): void {
    this.#finish({ error: LATE, timedOut: true }, LATE);
  }

  #answer(truncated: boolean): Exchanged {
    const body = this.#chunks === null ? "" : bodyText(Buffer.concat(this.#chunks), this.#headers, this.#maxBytes);
    return { status: this.#status, headers: this.#headers, body, truncated };
  }

  #finish(outcome: Exchanged, abortWith: Error | null): void {
    if (this.#finished) return;
    this.#finished = true;
    clearTimeout(this.#timer);
    this.#resolve(outcome);
    if (abortWith) this.#controller?.abort(abortWith);
  }
}

function endLate(listener: Listener): void {
  listener.late();
}

/**
 * One request and its answer, without a stream in between: reads at most `maxBytes` of the body, then drops the connection, and ends
 * after `timeoutMs` whatever the other side does (undici's own timeouts are per phase, so a slow drip never ends them).
 */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  limits: { timeoutMs: number; maxBytes: number },
): Promise<Exchanged> {
  return new Promise((resolve) => dispatcher.dispatch(request, new Listener(resolve, limits)));
}
