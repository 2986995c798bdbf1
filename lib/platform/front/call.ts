import { AsyncLocalStorage } from "node:async_hooks";

/** One request: whether it came as far as an action of ours, and whether it failed because something could not be reached. */
export type Call = { reached: boolean; unavailable: boolean };

// On the global object: the web server loads this on its own, actions and Next's hooks are bundled apart.
const holder: typeof globalThis & { patchbayCall?: AsyncLocalStorage<Call> } = globalThis;

/** The request being answered; undefined where nobody runs under one, as in a job. */
export function callNow(): Call | undefined {
  return holder.patchbayCall?.getStore();
}

/** Said by every action of ours as it begins. */
export function actionReached(): void {
  const call = callNow();
  if (call) call.reached = true;
}

/** Said where a page fails because the database is away or busy: no fault of the page. */
export function foundUnavailable(): void {
  const call = callNow();
  if (call) call.unavailable = true;
}

/** Runs what answers a request, so that what is below can say what became of it. */
export function withCall<T>(call: Call, work: () => T): T {
  holder.patchbayCall ??= new AsyncLocalStorage();
  return holder.patchbayCall.run(call, work);
}
