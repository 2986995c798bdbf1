import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db, pool } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { parkRow } from "@/lib/platform/outbox/parked";
import { getHealth, judgeWork, type WorkFacts } from "@/lib/platform/process/health";
import { makeSubscription, publishSample } from "../factories/webhooks";
import { emptyQueue } from "../support/delivery-queue";

// What /api/health says of the work in the background, from rows as a worker leaves them.

const query = (sql: string, values: unknown[] = []) => pool().query(sql, values);

beforeEach(() =>
  query("INSERT INTO process_heartbeat (id, kind, build_id, seen_at) VALUES ($1, 'worker', 'test', now())", [newId()]),
);
afterEach(async () => {
  await emptyQueue();
  for (const table of ["process_heartbeat", "outbox_message", "job_schedule", "parked_row"])
    await query(`DELETE FROM ${table}`);
});

describe("health sees", () => {
  it("a part of a live worker that makes no progress, after a minute and not before", async () => {
    await query("UPDATE process_heartbeat SET stuck = 'attempts', stuck_since = now() - interval '50 seconds'");
    expect(await getHealth(pool())).toMatchObject({ status: "ok", writers: "ok" });
    await query("UPDATE process_heartbeat SET stuck_since = now() - interval '70 seconds'");
    expect(await getHealth(pool())).toMatchObject({
      status: "failing",
      failing: ["writers"],
      warnings: ["A worker makes no progress: attempts."],
    });
  });

  it("a delivery that nobody takes, but none that is held, leased, or behind an endpoint that fails", async () => {
    const made = await makeSubscription();
    await publishSample(made);
    await query("UPDATE queued_delivery SET due_at = now() - interval '6 minutes' WHERE endpoint_id = $1", [
      made.endpointId,
    ]);
    expect(await getHealth(pool())).toMatchObject({
      failing: ["queues"],
      warnings: ["The oldest delivery has waited for 6 minutes."],
    });
    for (const state of [
      "hold_until = now() + interval '1 hour'",
      "state = 'failing'",
      "state = 'paused'",
      "deleted_at = now()",
      "lease_owner = 'w', lease_until = now() + interval '20 seconds'",
    ]) {
      await query(`UPDATE endpoint SET ${state} WHERE id = $1`, [made.endpointId]);
      expect([state, (await getHealth(pool())).queues]).toEqual([state, "ok"]);
      await query(
        "UPDATE endpoint SET hold_until = NULL, state = 'active', deleted_at = NULL, lease_owner = NULL, lease_until = NULL WHERE id = $1",
        [made.endpointId],
      );
    }
  });

  it("a message that nobody takes, but none that waits for its next try or its turn, and no long queue that moves", async () => {
    // Ids in the order of their making, however many are made in a millisecond: the order of a key is by id.
    let made = Date.now() - 60_000;
    const put = (minutes: number, key: string | null = null) => {
      made += 10;
      return query(
        "INSERT INTO outbox_message (id, name, payload, ordering_key, due_at) VALUES ($1, 'test.x', '{}', $2, now() - make_interval(mins => $3))",
        [newId(new Date(made)), key, minutes],
      );
    };
    await put(-5, "one");
    await put(30, "one");
    expect((await getHealth(pool())).queues).toBe("ok");
    await put(7);
    expect(await getHealth(pool())).toMatchObject({
      failing: ["queues"],
      warnings: ["The oldest message of the outbox has waited for 7 minutes."],
    });
    await query("INSERT INTO outbox_message (id, name, payload, done_at) VALUES ($1, 'test.y', '{}', now())", [
      newId(),
    ]);
    expect((await getHealth(pool())).queues).toBe("ok");
  });

  it("a job that fails again and again, and not one that failed twice", async () => {
    const fail = (failures: number) =>
      query(
        "INSERT INTO job_schedule (name, due_at, last_run_at, failures) VALUES ('test.job', now(), now(), $1) ON CONFLICT (name) DO UPDATE SET failures = $1",
        [failures],
      );
    await fail(2);
    expect((await getHealth(pool())).jobs).toBe("ok");
    await fail(3);
    expect(await getHealth(pool())).toMatchObject({
      failing: ["jobs"],
      warnings: ["The job test.job fails again and again."],
    });
    // Its build is gone: nobody runs it any more.
    await query("UPDATE job_schedule SET last_run_at = now() - interval '3 days'");
    expect((await getHealth(pool())).jobs).toBe("ok");
  });

  it("what was set aside, and stays well: the others go on", async () => {
    await parkRow(db(), {
      queue: "attempts",
      key: "a/b",
      subjectType: "endpoint",
      subjectId: newId(),
      error: new Error("x"),
    });
    await query("INSERT INTO outbox_message (id, name, payload, dead_at) VALUES ($1, 'test.x', '{}', now())", [
      newId(),
    ]);
    expect(await getHealth(pool())).toMatchObject({
      status: "ok",
      warnings: ["Set aside after it failed, for staff to look at under /admin/queues: 2."],
    });
  });
});

describe("what the facts mean", () => {
  const well: WorkFacts = {
    stuck: [],
    outboxSeconds: null,
    outboxMoves: false,
    deliverySeconds: null,
    deliveriesMove: false,
    failingJobs: [],
    parked: 0,
    dead: 0,
  };

  it("a queue that moves may be long for an hour", () => {
    const queues = (over: Partial<WorkFacts>) => judgeWork({ ...well, ...over }).parts.queues;
    expect(queues({ deliverySeconds: 299 })).toBe("ok");
    expect(queues({ deliverySeconds: 301 })).toBe("failing");
    expect(queues({ deliverySeconds: 3_500, deliveriesMove: true })).toBe("ok");
    expect(queues({ deliverySeconds: 3_601, deliveriesMove: true })).toBe("failing");
    expect(queues({ outboxSeconds: 3_601, outboxMoves: true })).toBe("failing");
  });

  it("nothing is said while the database is silent", () => {
    expect(judgeWork(null)).toEqual({
      parts: { writers: "unknown", queues: "unknown", jobs: "unknown" },
      warnings: [],
    });
  });
});
