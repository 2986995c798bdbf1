import { describe, expect, it } from "vitest";
import { mintPlatformScope } from "@/lib/accounts/gates/mint";
import type { EventType } from "@/lib/capabilities/types";
import { db, inTransaction, pool, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { tellInstalled, tellScopesChanged, tellUninstalled } from "@/lib/webhooks/handlers";
import { publishByKey, publishEvent } from "@/lib/webhooks/mutations";
import { jobContext } from "../factories/jobs";
import { addEndpoint, type MadeSubscription, makeSubscription, publishSample } from "../factories/webhooks";
import { until } from "../support/until";

const rowsOf = (installationId: string) =>
  db().delivery.findMany({ where: { installationId }, orderBy: { sequence: "asc" } });

describe("who gets an event", () => {
  it.each<[string, Parameters<typeof makeSubscription>[0], EventType, number]>([
    ["granted and declared", {}, "order.created", 1],
    ["not granted", { scopes: ["customers:read"] }, "order.created", 0],
    ["granted but not declared by the version", { events: ["customer.created"] }, "order.created", 0],
    ["not wanted by the endpoint", { endpointTypes: ["customer.created"] }, "order.created", 0],
    ["wanted by the endpoint", { endpointTypes: ["order.created"] }, "order.created", 1],
    ["another scope's type", { scopes: ["payments:read"] }, "payment.completed", 1],
  ])("%s: %s", async (_, over, type, expected) => {
    const made = await makeSubscription(over);
    expect((await publishSample(made, type)).deliveries).toBe(expected);
    expect((await db().installation.findUniqueOrThrow({ where: { id: made.installationId } })).eventsSeen).toBe(
      expected,
    );
  });

  it.each(["suspended", "uninstalled", "pending"] as const)("no business event while %s", async (state) => {
    const made = await makeSubscription();
    await db().installation.update({ where: { id: made.installationId }, data: { state } });
    expect((await publishSample(made)).deliveries).toBe(0);
  });

  it("nothing after the grant was revoked", async () => {
    const made = await makeSubscription();
    await db().grant.updateMany({ where: { installationId: made.installationId }, data: { revokedAt: new Date() } });
    expect((await publishSample(made)).deliveries).toBe(0);
  });

  it.each([
    ["the integration was removed", "UPDATE installation SET state = 'uninstalled' WHERE id = $1"],
    ["its permission was taken back", 'UPDATE "grant" SET revoked_at = now() WHERE installation_id = $1'],
  ])("nothing that was being published while %s", async (_what, change) => {
    const made = await makeSubscription();
    const removal = await pool().connect();
    await removal.query("BEGIN");
    await removal.query("SELECT id FROM installation WHERE id = $1 FOR UPDATE", [made.installationId]);
    await removal.query(change, [made.installationId]);
    const publishing = publishSample(made);
    await until(async () => {
      const { rows } = await pool().query("SELECT FROM pg_locks WHERE NOT granted");
      return rows.length > 0;
    });
    await removal.query("COMMIT");
    removal.release();
    expect((await publishing).deliveries).toBe(0);
    expect(await db().deliverySequence.count({ where: { installationId: made.installationId } })).toBe(0);
  });

  it("never another workspace's, never a deleted endpoint's", async () => {
    const [made, other] = [await makeSubscription(), await makeSubscription()];
    const { eventId } = await publishSample(made);
    expect((await db().delivery.findMany({ where: { eventId } })).map((one) => one.installationId)).toEqual([
      made.installationId,
    ]);
    expect(await rowsOf(other.installationId)).toEqual([]);
    await db().endpoint.update({ where: { id: made.endpointId }, data: { deletedAt: new Date() } });
    expect((await publishSample(made)).deliveries).toBe(0);
  });
});

describe("sequences", () => {
  it("40 publishers at once leave no gap and no repeat, also when some roll back", async () => {
    const made = await makeSubscription();
    const second = await addEndpoint(made, "http://127.0.0.1:9/second");
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        index % 5 === 4
          ? inTransaction(async (tx) => {
              await tx.$executeRaw`UPDATE delivery_sequence SET last = last + 1 WHERE installation_id = ${made.installationId}::uuid`;
              throw new Error("rolled back");
            })
          : publishSample(made),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(32);
    for (const endpointId of [made.endpointId, second.endpointId]) {
      const rows = await db().delivery.findMany({ where: { endpointId }, orderBy: { sequence: "asc" } });
      expect(rows.map((row) => Number(row.sequence))).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
    }
    expect((await db().installation.findUniqueOrThrow({ where: { id: made.installationId } })).eventsSeen).toBe(32);
  });

  it("an event and its deliveries exist together or not at all", async () => {
    const made = await makeSubscription();
    const before = await db().event.count();
    await expect(
      inTransaction(async (tx) => {
        await publishInside(made, tx);
        throw new Error("later step failed");
      }),
    ).rejects.toThrow("later step failed");
    expect(await db().event.count()).toBe(before);
    expect(await rowsOf(made.installationId)).toEqual([]);
  });
});

async function publishInside(made: MadeSubscription, tx: Tx): Promise<void> {
  const { workspaceId } = made;
  await publishEvent(tx, {
    environment: "sandbox",
    workspaceId,
    type: "order.created",
    data: {},
    occurredAt: new Date(),
    source: "system",
  });
}

describe("publishing by key", () => {
  const key = (environment: "live" | "sandbox") =>
    mintPlatformScope<never>({ id: newId(), name: "Platform", environment });
  const order = { id: "ord_1", status: "open", currency: "USD", total_minor: "100" };
  const publish = (workspace: string, over: object = {}, environment: "live" | "sandbox" = "sandbox") =>
    inTransaction((tx) =>
      publishByKey(tx, key(environment), { type: "order.created", workspace, data: order, ...over }),
    );
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => "ok",
      (error: unknown) => (error instanceof AppError ? error.code : String(error)),
    );

  it("stores what fits and says to how many it goes", async () => {
    const made = await makeSubscription();
    expect(await publish(made.workspaceId)).toMatchObject({ deliveries: 1 });
    expect((await db().event.findFirstOrThrow({ where: { workspaceId: made.workspaceId } })).data).toEqual(order);
  });

  it("refuses data that does not fit, naming the field", async () => {
    const made = await makeSubscription();
    const wrong = publish(made.workspaceId, { data: { ...order, total_minor: 100 } });
    await expect(wrong).rejects.toMatchObject({
      code: "invalid_input",
      fields: { "data.total_minor": [expect.any(String)] },
    });
    expect(await db().event.count({ where: { workspaceId: made.workspaceId } })).toBe(0);
  });

  it("does not see the other environment, and no dates far away", async () => {
    const made = await makeSubscription();
    expect(await codeOf(publish(made.workspaceId, {}, "live"))).toBe("not_found");
    expect(await codeOf(publish(newId()))).toBe("not_found");
    expect(await codeOf(publish(made.workspaceId, { occurred_at: "2020-01-01T00:00:00Z" }))).toBe("invalid_input");
    expect(
      await codeOf(publish(made.workspaceId, { occurred_at: new Date(Date.now() + 3_600_000).toISOString() })),
    ).toBe("invalid_input");
    expect(
      await codeOf(publish(made.workspaceId, { occurred_at: new Date(Date.now() - 3_600_000).toISOString() })),
    ).toBe("ok");
  });
});

describe("life-cycle events", () => {
  it("app.installed once, however often the message is handled", async () => {
    const made = await makeSubscription();
    const message = newId();
    await tellInstalled({ installationId: made.installationId }, jobContext(message));
    await tellInstalled({ installationId: made.installationId }, jobContext(message));
    const rows = await rowsOf(made.installationId);
    expect(rows.map((row) => row.eventType)).toEqual(["app.installed"]);
    expect((await db().installation.findUniqueOrThrow({ where: { id: made.installationId } })).eventsSeen).toBe(0);
  });

  it("app.uninstalled and customer.redact arrive after removal, what waited is cancelled", async () => {
    const made = await makeSubscription();
    await publishSample(made);
    await tellInstalled({ installationId: made.installationId }, jobContext(newId()));
    const deletionId = newId();
    await db().installation.update({
      where: { id: made.installationId },
      data: { state: "uninstalled", uninstalledAt: new Date() },
    });
    await db().grant.updateMany({ where: { installationId: made.installationId }, data: { revokedAt: new Date() } });
    await db().dataDeletion.create({
      data: { id: deletionId, installationId: made.installationId, confirmTokenHash: "x", dueAt: new Date() },
    });
    const message = newId();
    for (let round = 0; round < 2; round++) {
      await tellUninstalled(
        { installationId: made.installationId, deletionId, confirmToken: "dct_1" },
        jobContext(message),
      );
    }
    expect((await rowsOf(made.installationId)).map((row) => [row.eventType, row.state])).toEqual([
      ["order.created", "cancelled"],
      ["app.installed", "pending"],
      ["app.uninstalled", "pending"],
      ["customer.redact", "pending"],
    ]);
  });

  it("app.scopes_changed cancels what waits under a scope that was taken back", async () => {
    const made = await makeSubscription();
    await publishSample(made, "order.created");
    await publishSample(made, "customer.created");
    await tellScopesChanged(
      { installationId: made.installationId, added: [], removed: ["orders:read"] },
      jobContext(newId()),
    );
    expect((await rowsOf(made.installationId)).map((row) => [row.eventType, row.state])).toEqual([
      ["order.created", "cancelled"],
      ["customer.created", "pending"],
      ["app.scopes_changed", "pending"],
    ]);
  });
});
