import { afterEach, expect } from "vitest";
import { pool } from "@/lib/platform/db";
import { makeSubscription, publishSample, type Receiver, startReceiver } from "../factories/webhooks";
import { countQueueFaults, emptyQueue } from "./delivery-queue";
import { startWorker } from "./in-process-worker";
import { until } from "./until";

type Started = { stop: () => Promise<void> };

/** Receivers and workers of one test: all end with it, and nothing it left waiting is another's. */
export function withDeliveryStage(): {
  onEnd: (close: () => Promise<unknown>) => void;
  receiver: () => Promise<Receiver>;
  worker: (options?: Parameters<typeof startWorker>[0]) => Started;
  /**
   * Lets whoever delivers have its turns: another endpoint gets `turns` events, one after the other, each answered after `slowMs`. What was not sent by
   * then is not sent. `ask` makes an engine without a worker look for them.
   */
  turnsPass: (options?: { turns?: number; slowMs?: number; ask?: () => Promise<unknown> }) => Promise<void>;
} {
  const open: Array<() => Promise<unknown>> = [];
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
    expect(await countQueueFaults()).toBe(0);
    await emptyQueue();
    await pool().query("UPDATE endpoint SET lease_owner = NULL, lease_until = NULL");
  });
  const receiver = async () => {
    const made = await startReceiver();
    open.push(made.close);
    return made;
  };
  return {
    onEnd: (close) => void open.push(close),
    receiver,
    turnsPass: async ({ turns = 3, slowMs = 0, ask } = {}) => {
      const other = await receiver();
      other.answer((_request, response) => setTimeout(() => response.writeHead(204).end(), slowMs));
      const made = await makeSubscription({ url: other.url });
      for (let turn = 1; turn <= turns; turn++) {
        await publishSample(made);
        await ask?.();
        await until(() => other.received.length === turn, 15_000, "another endpoint's turn");
      }
    },
    worker: (options = {}) => {
      const started = startWorker(options);
      open.push(started.stop);
      return started;
    },
  };
}
