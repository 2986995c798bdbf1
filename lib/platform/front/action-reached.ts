import { AsyncLocalStorage } from "node:async_hooks";

/** One post, and whether it came as far as an action of ours. */
export type Call = { reached: boolean };

// On the global object: the web server loads this on its own, actions are bundled apart.
const holder: typeof globalThis & { patchbayActionCall?: AsyncLocalStorage<Call> } = globalThis;

/** Said by every action of ours as it begins. */
export function actionReached(): void {
  const call = holder.patchbayActionCall?.getStore();
  if (call) call.reached = true;
}

/** Runs what answers a post, so that an action in it can say that it was reached. */
export function withCall<T>(call: Call, work: () => T): T {
  holder.patchbayActionCall ??= new AsyncLocalStorage();
  return holder.patchbayActionCall.run(call, work);
}
