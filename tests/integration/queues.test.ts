import { afterEach, describe, expect, it } from "vitest";
import { listAside, listJobs, listRunning } from "@/lib/insights/queues/data";
import { discardAside, retryAside } from "@/lib/insights/queues/mutations";
import { db, inTransaction, pool } from "@/lib/platform/db";
import { formatId, newId } from "@/lib/platform/ids";
import { parkDelivery } from "@/lib/webhooks/parking/mutations";
import { makeStaffScope } from "../factories/accounts";
import { makeSubscription, publishSample } from "../factories/webhooks";
import { testDatabase } from "../support/database-env";
import { withDeliveryStage } from "../support/delivery-stage";
import { until } from "../support/until";

// What staff see of what was set aside, and what they can do with it.

const { receiver, worker } = withDeliveryStage();

afterEach(async () => {
  await testDatabase().query("DROP TRIGGER IF EXISTS poison ON attempt");
  for (const table of ["outbox_message", "job_schedule", "parked_row"]) await pool().query(`DELETE FROM ${table}`);
});

const audits = async (subjectId: string) =>
  (await db().auditEntry.findMany({ where: { subjectId }, select: { action: true, before: true } })).map(
    ({ action }) => action,
  );

describe("what was set aside", () => {
  it("is shown with its error and partner, and tried again it arrives", async () => {
    const staff = await makeStaffScope("admin");
    const partner = await receiver();
    const made = await makeSubscription({ url: partner.url });
    await testDatabase().query(`CREATE OR REPLACE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'this row is refused' USING ERRCODE = 'check_violation'; END $$`);
    await testDatabase().query(
      `CREATE TRIGGER poison BEFORE INSERT ON attempt FOR EACH ROW WHEN (NEW.endpoint_id = '${made.endpointId}') EXECUTE FUNCTION refuse_row()`,
    );
    const { eventId } = await publishSample(made);
    worker();
    const aside = () => listAside(db(), staff);
    await until(async () => (await aside()).length === 1);
    const [row] = await aside();
    expect(row).toMatchObject({
      what: "attempts",
      error: "this row is refused",
      times: 1,
      partner: { id: formatId("partner", made.partnerId) },
      url: partner.url,
    });
    if (!row) throw new Error("nothing is set aside");
    // Still refused: it comes back, and counts.
    await inTransaction((tx) => retryAside(tx, staff, row.id));
    await until(async () => (await aside()).length === 1);
    await testDatabase().query("DROP TRIGGER poison ON attempt");
    const [again] = await aside();
    await inTransaction((tx) => retryAside(tx, staff, again?.id ?? ""));
    await until(async () => (await db().delivery.findFirstOrThrow({ where: { eventId } })).state === "delivered");
    expect(await aside()).toEqual([]);
    await expect(inTransaction((tx) => retryAside(tx, staff, row.id))).rejects.toMatchObject({ code: "already_done" });
  });

  it("is not sent to an installation that ended meanwhile", async () => {
    const staff = await makeStaffScope("admin");
    const made = await makeSubscription();
    const { eventId } = await publishSample(made);
    await parkDelivery("deliveries", { eventId, endpointId: made.endpointId }, new Error("no"));
    await pool().query("UPDATE installation SET state = 'uninstalled' WHERE id = $1", [made.installationId]);
    const [row] = await listAside(db(), staff);
    await expect(inTransaction((tx) => retryAside(tx, staff, row?.id ?? ""))).rejects.toMatchObject({
      code: "not_ready",
    });
    expect(await db().queuedDelivery.count({ where: { eventId } })).toBe(0);
    await inTransaction((tx) => discardAside(tx, staff, row?.id ?? ""));
    expect(await listAside(db(), staff)).toEqual([]);
  });

  it("an endpoint that was left alone is tried at once", async () => {
    const staff = await makeStaffScope("admin");
    const partner = await receiver();
    const made = await makeSubscription({ url: partner.url });
    const { secret } = await db().endpointSecret.findFirstOrThrow({ where: { endpointId: made.endpointId } });
    await db().endpointSecret.updateMany({ where: { endpointId: made.endpointId }, data: { secret: "lost.a.b.c" } });
    await publishSample(made);
    worker();
    await until(async () => (await listAside(db(), staff)).length === 1);
    await db().endpointSecret.updateMany({ where: { endpointId: made.endpointId }, data: { secret } });
    const [row] = await listAside(db(), staff);
    await inTransaction((tx) => retryAside(tx, staff, row?.id ?? ""));
    await until(() => partner.received.length === 1);
  });

  it("a dead message is tried again or forgotten, with an entry in the audit", async () => {
    const staff = await makeStaffScope("admin");
    const put = async () => {
      const id = newId();
      await db().outboxMessage.create({
        data: { id, name: "mail.send", payload: {}, attempts: 20, deadAt: new Date(), lastError: "no server" },
      });
      return id;
    };
    const [first, second] = [await put(), await put()];
    expect(await listAside(db(), staff)).toMatchObject([
      { what: "mail.send", error: "no server", times: 20, partner: null },
      { what: "mail.send" },
    ]);
    await inTransaction((tx) => retryAside(tx, staff, formatId("message", first)));
    expect(await db().outboxMessage.findUniqueOrThrow({ where: { id: first } })).toMatchObject({
      deadAt: null,
      attempts: 0,
    });
    await inTransaction((tx) => discardAside(tx, staff, formatId("message", second)));
    expect(await db().outboxMessage.count({ where: { id: second } })).toBe(0);
    expect([await audits(first), await audits(second)]).toEqual([["queue.retry"], ["queue.discard"]]);
    // A message that waits for its next try is nobody's to discard.
    await expect(inTransaction((tx) => discardAside(tx, staff, formatId("message", first)))).rejects.toMatchObject({
      code: "already_done",
    });
    await expect(inTransaction((tx) => discardAside(tx, staff, "x"))).rejects.toMatchObject({ code: "not_found" });
  });

  it("jobs that fail come first", async () => {
    await pool().query(
      "INSERT INTO job_schedule (name, due_at, failures, last_error) VALUES ('a.fine', now(), 0, NULL), ('b.bad', now(), 2, 'no')",
    );
    expect((await listJobs(db(), await makeStaffScope("finance"))).map(({ name }) => name)).toEqual([
      "b.bad",
      "a.fine",
    ]);
  });
});

describe("what is at work", () => {
  it("is shown with how far it came; what is done, dead, waits or was left by a killed worker is not", async () => {
    const staff = await makeStaffScope("admin");
    const soon = new Date(Date.now() + 60_000);
    const make = async (name: string, data: object) =>
      db().outboxMessage.create({ data: { id: newId(), name, payload: {}, ...data } });
    await make("at.work", { attempts: 2, leaseOwner: "w", leaseUntil: soon, progressDone: 120, progressTotal: 300 });
    await make("says.nothing", { attempts: 1, leaseOwner: "w", leaseUntil: soon });
    await make("left", { attempts: 1, leaseOwner: "gone", leaseUntil: new Date(0), progressDone: 1, progressTotal: 2 });
    await make("waits", {});
    await make("done", { leaseUntil: soon, doneAt: new Date() });
    await make("dead", { leaseUntil: soon, deadAt: new Date() });
    expect(await listRunning(db(), staff)).toEqual([
      { id: expect.stringMatching(/^msg_/), name: "at.work", attempt: 2, progress: { done: 120, total: 300 } },
      { id: expect.stringMatching(/^msg_/), name: "says.nothing", attempt: 1, progress: null },
    ]);
  });
});
