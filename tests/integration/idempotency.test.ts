import { describe, expect, it } from "vitest";
import { inTransaction, pool } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { claimIdempotencyKey, settleIdempotencyKey } from "@/lib/platform/requests/idempotency";
import { until } from "../support/until";

/** Two requests with one key: the first is at its work while the second arrives. Answers what the second's claim gave it. */
async function secondOfTwo(firstEnds: "well" | "badly") {
  const scope = `test:${newId()}`;
  const first = Promise.withResolvers<void>();
  const claimed = Promise.withResolvers<void>();
  const running = inTransaction(async (tx) => {
    await claimIdempotencyKey(tx, scope, "key", "request");
    claimed.resolve();
    await first.promise;
    if (firstEnds === "badly") throw new Error("The first failed.");
    await settleIdempotencyKey(tx, scope, "key", 201, { id: "one" });
  });
  await claimed.promise;
  let answered = false;
  const second = inTransaction((tx) => claimIdempotencyKey(tx, scope, "key", "request")).finally(() => {
    answered = true;
  });
  await until(async () => {
    const { rows } = await pool().query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return answered || rows.length > 0;
  });
  const early = answered;
  first.resolve();
  await running.catch(() => undefined);
  return { early, claim: await second };
}

describe("a key whose first request is still at work", () => {
  it("makes the second wait and gives it the first one's answer", async () => {
    expect(await secondOfTwo("well")).toEqual({ early: false, claim: { status: 201, body: { id: "one" } } });
  });

  it("is the second's own when the first fails", async () => {
    expect(await secondOfTwo("badly")).toEqual({ early: false, claim: null });
  });
});
