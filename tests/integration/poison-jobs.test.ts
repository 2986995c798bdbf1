import { afterEach, describe, expect, it } from "vitest";
import { ageCertificates } from "@/lib/certification/certificates/mutations";
import { expirePending } from "@/lib/installs/handlers";
import { CATALOG } from "@/lib/jobs/catalog";
import { sweepRows } from "@/lib/jobs/housekeeping";
import { expireTags } from "@/lib/platform/cache/cache";
import { db, inTransaction, pool } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/mail";
import { enqueue } from "@/lib/platform/outbox/outbox";
import { getHealth } from "@/lib/platform/process/health";
import { expireWaiting, retireOldSecrets } from "@/lib/webhooks/endpoints/handlers";
import { makeCertifiedListing } from "../factories/certification";
import { AS_JOB, jobContext } from "../factories/jobs";
import { makeListing } from "../factories/listings";
import { makeSubscription, publishSample } from "../factories/webhooks";
import { catalogOf, only, withAttempts } from "../support/catalog";
import { testDatabase } from "../support/database-env";
import { withDeliveryStage } from "../support/delivery-stage";
import { until } from "../support/until";

// One bad row in each queue but the deliveries' own (poison.test.ts): the others go on, staff can read why, health says it.

const { worker } = withDeliveryStage();
const owner = (sql: string) => testDatabase().query(sql);
const poisoned = new Set<string>();

afterEach(async () => {
  for (const table of poisoned) await owner(`DROP TRIGGER IF EXISTS poison ON "${table}"`);
  poisoned.clear();
  for (const table of ["process_heartbeat", "outbox_message", "job_schedule", "parked_row", "mail_message"])
    await pool().query(`DELETE FROM ${table}`);
});

/** The database refuses to change or delete the row of this id. */
async function poison(table: string, column: string, id: string): Promise<void> {
  poisoned.add(table);
  await owner(`CREATE OR REPLACE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'this row is refused' USING ERRCODE = 'check_violation'; END $$`);
  await owner(`CREATE TRIGGER poison BEFORE UPDATE OR DELETE ON "${table}" FOR EACH ROW
    WHEN (OLD.${column}::text = '${id}') EXECUTE FUNCTION refuse_row()`);
}

const dead = () => db().outboxMessage.findMany({ where: { deadAt: { not: null } } });
const allDone = async () => (await db().outboxMessage.count({ where: { doneAt: null, deadAt: null } })) === 0;
const warned = async () => (await getHealth(pool())).warnings.join();

describe("a bad message of the outbox", () => {
  it("mail: one that cannot be sent is dead in the end, the others are sent meanwhile", async () => {
    const mail = (to: string) => ({ to, kind: "test", locale: "en" as const, subject: "Hello", paragraphs: ["x"] });
    await inTransaction(async (tx) => {
      await queueMail(tx, mail("x"));
      for (let index = 0; index < 5; index++) await queueMail(tx, mail(`a${index}@b.example`));
    });
    worker({ catalog: withAttempts(only(CATALOG, /^mail\./), 2) });
    await until(async () => (await db().mailMessage.count({ where: { sentAt: { not: null } } })) === 5);
    await until(allDone);
    expect(await dead()).toMatchObject([{ name: "mail.send", attempts: 2, lastError: expect.stringContaining("to") }]);
    expect(await warned()).toContain("/admin/queues: 1.");
  });

  it("cache and catalog: tags and listings that no handler takes are dead, the others are done", async () => {
    const good = await makeListing();
    await inTransaction(async (tx) => {
      await expireTags(tx, ["x".repeat(300)]);
      await enqueue(tx, "listing.facts_changed", { listingId: "no id" }, { orderingKey: "listing:no id" });
      await expireTags(tx, ["catalog"]);
      await enqueue(
        tx,
        "listing.facts_changed",
        { listingId: good.listingId },
        { orderingKey: `listing:${good.listingId}` },
      );
    });
    worker({ catalog: withAttempts(only(CATALOG, /^(cache|listing)\./), 2) });
    await until(allDone);
    expect((await dead()).map(({ name }) => name).sort()).toEqual(["cache.expire", "listing.facts_changed"]);
    expect(await db().outboxMessage.count({ where: { doneAt: { not: null } } })).toBeGreaterThanOrEqual(2);
    expect(await warned()).toContain("/admin/queues: 2.");
  });

  it("eight that hang for ever give their places back", async () => {
    const ran: string[] = [];
    const catalog = catalogOf(
      { "test.hangs": () => new Promise(() => undefined), "test.quick": async () => void ran.push("quick") },
      { attempts: 1, limitSeconds: 0.3 },
    );
    for (const name of [...Array.from({ length: 8 }, () => "test.hangs"), "test.quick"])
      await db().outboxMessage.create({ data: { id: newId(), name, payload: {}, dueAt: new Date(0) } });
    worker({ catalog });
    await until(() => ran.length === 1);
    await until(allDone);
    expect(await dead()).toHaveLength(8);
    expect((await dead())[0]?.lastError).toBe("It took longer than 0.3 seconds.");
  });

  it("an error text that no column takes is kept readable", async () => {
    const odd = async () => {
      throw new Error("a\u0000b\ud800");
    };
    await db().outboxMessage.create({ data: { id: newId(), name: "test.odd", payload: {}, dueAt: new Date(0) } });
    worker({ catalog: catalogOf({ "test.odd": odd }, { attempts: 1 }) });
    await until(allDone);
    expect(await dead()).toMatchObject([{ lastError: "a b\ufffd" }]);
  });
});

describe("a bad recurring job", () => {
  it("that hangs or fails holds up no other, is counted, and health says it", async () => {
    const ran: string[] = [];
    const hourly = { pattern: "0 * * * *", zone: "UTC" };
    const catalog = catalogOf(
      {
        "test.hangs": () => new Promise<void>(() => undefined),
        "test.fails": async () => {
          throw new Error("not\u0000today");
        },
        "test.fine": async () => void ran.push("fine"),
      },
      {
        limitSeconds: 0.2,
        backoff: { first: 1, most: 1 },
        calendars: { "test.hangs": hourly, "test.fails": hourly, "test.fine": hourly },
      },
    );
    const row = (name: string) => db().jobSchedule.findUniqueOrThrow({ where: { name } });
    worker({ catalog });
    await until(() => ran.length === 1);
    const thrice = { failures: { gte: 3 } };
    await until(async () => (await db().jobSchedule.count({ where: thrice })) === 2, 30_000);
    expect(await row("test.fails")).toMatchObject({ lastError: "not today", failingSince: expect.any(Date) });
    expect(await row("test.hangs")).toMatchObject({ lastError: "It took longer than 0.2 seconds." });
    expect(await row("test.fine")).toMatchObject({ failures: 0, failingSince: null, lastError: null });
    expect(ran).toHaveLength(1);
    expect(await getHealth(pool())).toMatchObject({ jobs: "failing" });
    expect(await warned()).toContain("The job test.fails fails again and again.");
  }, 60_000);

  it("sweep: a table whose rows cannot go holds up no other table", async () => {
    const key = newId();
    await owner(
      `INSERT INTO idempotency_key (scope, key, request_hash, expires_at) VALUES ('t', '${key}', 'x', now() - interval '1 day')`,
    );
    await pool().query(
      "INSERT INTO mail_message (id, \"to\", subject, text, html, kind, created_at) VALUES ($1, 'a', 's', 't', 'h', 'k', now() - interval '40 days')",
      [newId()],
    );
    await poison("idempotency_key", "key", key);
    const lastError = await sweepRows().then(
      () => "",
      (error: unknown) => String(error),
    );
    expect(await db().mailMessage.count()).toBe(0);
    expect(lastError).toContain("sweeping a table failed for 1 of 6, first for idempotency_key");
    await owner("DROP TRIGGER poison ON idempotency_key");
    await sweepRows();
  });

  it("installations: one that cannot end holds up no other", async () => {
    const [bad, good] = [await makeSubscription(), await makeSubscription()];
    const ids = [bad.installationId, good.installationId];
    await pool().query(
      "UPDATE installation SET state = 'pending', pending_until = now() - interval '1 day' WHERE id = ANY ($1::uuid[])",
      [ids],
    );
    await poison("installation", "id", bad.installationId);
    await expect(expirePending({}, jobContext())).rejects.toThrow(bad.installationId);
    const state = async (id: string) => (await db().installation.findUniqueOrThrow({ where: { id } })).state;
    expect([await state(bad.installationId), await state(good.installationId)]).toEqual([
      "pending",
      expect.not.stringContaining("pending"),
    ]);
  });

  it("endpoints: what waits for a week and secrets that ran out end for all others", async () => {
    const [bad, good] = [await makeSubscription(), await makeSubscription()];
    for (const { endpointId, ...made } of [bad, good]) {
      await publishSample(made);
      await pool().query("UPDATE queued_delivery SET due_at = now() - interval '8 days' WHERE endpoint_id = $1", [
        endpointId,
      ]);
      await pool().query("UPDATE endpoint SET state = 'paused' WHERE id = $1", [endpointId]);
      await pool().query("UPDATE endpoint_secret SET retires_at = now() - interval '1 hour' WHERE endpoint_id = $1", [
        endpointId,
      ]);
    }
    await poison("delivery", "endpoint_id", bad.endpointId);
    await expect(expireWaiting()).rejects.toThrow(bad.endpointId);
    const states = await db().delivery.findMany({
      where: { endpointId: { in: [bad.endpointId, good.endpointId] } },
      select: { endpointId: true, state: true },
    });
    expect(new Map(states.map((one) => [one.endpointId, one.state]))).toEqual(
      new Map([
        [bad.endpointId, "pending"],
        [good.endpointId, "dead"],
      ]),
    );
    await poison("endpoint_secret", "endpoint_id", bad.endpointId);
    await expect(retireOldSecrets()).rejects.toThrow(bad.endpointId);
    expect(await db().endpointSecret.count({ where: { endpointId: good.endpointId, retiredAt: null } })).toBe(0);
    await owner("DROP TRIGGER poison ON delivery");
  });

  it("certificates: one that cannot move holds up no other", async () => {
    const [bad, good] = [await makeLapsedCertificate(), await makeLapsedCertificate()];
    await poison("certificate", "id", bad.id);
    await expect(ageCertificates(AS_JOB)).rejects.toThrow(bad.listingId);
    const state = async (id: string) => (await db().certificate.findUniqueOrThrow({ where: { id } })).state;
    expect([await state(bad.id), await state(good.id)]).toEqual(["valid", "lapsed"]);
  });
});

/** A certificate that ran out yesterday. */
async function makeLapsedCertificate(): Promise<{ id: string; listingId: string }> {
  const { listingId } = await makeCertifiedListing();
  await owner(`UPDATE certificate SET expires_at = now() - interval '1 day' WHERE listing_id = '${listingId}'`);
  const { id } = await db().certificate.findFirstOrThrow({ where: { listingId } });
  return { id, listingId };
}

describe("a worker that makes no progress", () => {
  it("says which part and since when, and says no more when it goes on", async () => {
    await owner(
      "CREATE OR REPLACE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'gone' USING ERRCODE = 'undefined_table'; END $$",
    );
    const made = await makeSubscription({ transport: "inbox" });
    await owner(`CREATE TRIGGER poison BEFORE INSERT ON attempt FOR EACH ROW EXECUTE FUNCTION refuse_row()`);
    try {
      await publishSample(made);
      worker({ beatMs: 100 });
      const heart = () => db().processHeartbeat.findFirst({ where: { kind: "worker" } });
      // No row is to blame, so none is set aside: it is waited out.
      await until(async () => (await heart())?.stuck === "attempts", 20_000);
      expect(await db().parkedRow.count()).toBe(0);
      // The writer may be at it: of two that wait for each other the database ends one.
      await until(() =>
        owner("DROP TRIGGER IF EXISTS poison ON attempt").then(
          () => true,
          () => false,
        ),
      );
      await until(async () => (await heart())?.stuck === null);
      expect(await db().delivery.count({ where: { endpointId: made.endpointId, state: "delivered" } })).toBe(1);
    } finally {
      await owner("DROP TRIGGER IF EXISTS poison ON attempt");
    }
  }, 40_000);
});
