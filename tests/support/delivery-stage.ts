import { afterEach, expect } from "vitest";
import { pool } from "@/lib/platform/db";
import { type Receiver, startReceiver } from "../factories/webhooks";
import { countQueueFaults, emptyQueue } from "./delivery-queue";
import { startWorker } from "./in-process-worker";

type Started = { stop: () => Promise<void> };

/** Receivers and workers of one test: all end with it, and nothing it left waiting is another's. */
export function withDeliveryStage(): {
  onEnd: (close: () => Promise<unknown>) => void;
  receiver: () => Promise<Receiver>;
  worker: (options?: Parameters<typeof startWorker>[0]) => Started;
} {
  const open: Array<() => Promise<unknown>> = [];
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
    expect(await countQueueFaults()).toBe(0);
    await emptyQueue();
    await pool().query("UPDATE endpoint SET lease_owner = NULL, lease_until = NULL");
  });
  return {
    onEnd: (close) => void open.push(close),
    receiver: async () => {
      const made = await startReceiver();
      open.push(made.close);
      return made;
    },
    worker: (options = {}) => {
      const started = startWorker(options);
      open.push(started.stop);
      return started;
    },
  };
}
