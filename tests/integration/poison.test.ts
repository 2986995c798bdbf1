import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { db, inTransaction, pool } from "@/lib/platform/db";
import { say } from "@/lib/platform/messages/said";
import { addSandboxEndpoint, changeEndpointUrl } from "@/lib/webhooks/endpoints/mutations";
import { type MadeSubscription, makeSubscription, publishSample } from "../factories/webhooks";
import { testDatabase } from "../support/database-env";
import { withDeliveryStage } from "../support/delivery-stage";
import { until } from "../support/until";

// One bad row in the queue of deliveries: the others go on, and staff see the bad one.

const { receiver, turnsPass, worker } = withDeliveryStage();
const owner = (sql: string) => testDatabase().query(sql);

afterEach(async () => {
  await owner(
    "DROP TRIGGER IF EXISTS poison ON attempt; DROP TRIGGER IF EXISTS poison ON delivery; DROP TRIGGER IF EXISTS poison ON endpoint",
  );
  await pool().query("DELETE FROM parked_row");
});

/** The database refuses rows of this endpoint in one table, as a rule of a later build might. */
async function poison(table: "attempt" | "delivery" | "endpoint", endpointId: string): Promise<void> {
  await owner(`CREATE OR REPLACE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'this row is refused' USING ERRCODE = 'check_violation'; END $$`);
  const column = table === "endpoint" ? "id" : "endpoint_id";
  const when = table === "endpoint" ? " AND NEW.state IS DISTINCT FROM OLD.state" : "";
  await owner(`CREATE TRIGGER poison BEFORE ${table === "attempt" ? "INSERT" : "UPDATE"} ON ${table} FOR EACH ROW
    WHEN (NEW.${column} = '${endpointId}'${when}) EXECUTE FUNCTION refuse_row()`);
}

const states = async (made: MadeSubscription) =>
  (await db().delivery.findMany({ where: { endpointId: made.endpointId }, select: { state: true } })).map(
    ({ state }) => state,
  );
const publish = async (made: MadeSubscription, count: number) => {
  for (let index = 0; index < count; index++) await publishSample(made);
};
const parked = () => db().parkedRow.findMany({ orderBy: { parkedAt: "asc" } });

describe("a bad row among deliveries", () => {
  it("an attempt that cannot be written down is set aside, the others of its batch are written", async () => {
    const partner = await receiver();
    const bad = await makeSubscription({ url: partner.url });
    const good = await Promise.all([makeSubscription({ url: partner.url }), makeSubscription({ url: partner.url })]);
    await poison("attempt", bad.endpointId);
    await publish(bad, 2);
    for (const made of good) await publish(made, 10);
    worker();
    await until(async () => (await Promise.all(good.map(states))).flat().every((state) => state === "delivered"));
    await until(async () => (await parked()).length === 2);
    expect(await states(bad)).toEqual(["dead", "dead"]);
    expect((await parked())[0]).toMatchObject({
      queue: "attempts",
      subjectType: "endpoint",
      subjectId: bad.endpointId,
      error: "this row is refused",
    });
    // What the partner reads says nothing of our database.
    const [dead] = await db().delivery.findMany({ where: { endpointId: bad.endpointId } });
    expect(dead?.lastError).toContain("our staff were told");
    // Nothing is sent again and again.
    await turnsPass();
    expect(partner.received).toHaveLength(22);
  });

  it("a delivery of which not even the state can be written is sent once, and holds up none", async () => {
    const partner = await receiver();
    const [bad, good] = [await makeSubscription({ url: partner.url }), await makeSubscription({ url: partner.url })];
    await poison("delivery", bad.endpointId);
    await publish(bad, 1);
    await publish(good, 5);
    worker();
    await until(async () => (await states(good)).every((state) => state === "delivered"));
    await until(async () => (await parked()).length === 1);
    await publish(good, 1);
    await until(async () => (await states(good)).every((state) => state === "delivered"));
    await turnsPass();
    expect(partner.received).toHaveLength(7);
    await owner("DROP TRIGGER poison ON delivery");
  });

  it("an endpoint whose health cannot be written is set aside, its delivery and the others are written", async () => {
    const [partner, failing] = [await receiver(), await receiver()];
    failing.answer((_request, response) => response.writeHead(500).end());
    const [bad, good] = [await makeSubscription({ url: failing.url }), await makeSubscription({ url: partner.url })];
    await poison("endpoint", bad.endpointId);
    await publish(bad, 1);
    await publish(good, 5);
    worker();
    await until(async () => (await states(good)).every((state) => state === "delivered"));
    await until(async () => (await db().attempt.count({ where: { endpointId: bad.endpointId } })) === 1);
    expect(await parked()).toMatchObject([{ queue: "endpoints", key: bad.endpointId }]);
  });

  it("an endpoint whose 410 cannot be written is set aside, the others go on", async () => {
    const [partner, gone] = [await receiver(), await receiver()];
    gone.answer((_request, response) => response.writeHead(410).end());
    const [bad, good] = [await makeSubscription({ url: gone.url }), await makeSubscription({ url: partner.url })];
    await poison("endpoint", bad.endpointId);
    await publish(bad, 1);
    await publish(good, 5);
    worker();
    await until(async () => (await states(good)).every((state) => state === "delivered"));
    await until(async () => (await states(bad)).includes("dead"));
    expect(await parked()).toMatchObject([{ queue: "endpoints", key: bad.endpointId }]);
  });

  it("an endpoint whose secret cannot be opened is set aside for an hour, the others are claimed", async () => {
    const partner = await receiver();
    const [bad, good] = [await makeSubscription({ url: partner.url }), await makeSubscription({ url: partner.url })];
    await db().endpointSecret.updateMany({ where: { endpointId: bad.endpointId }, data: { secret: "lost.a.b.c" } });
    await publish(bad, 3);
    await publish(good, 3);
    worker();
    await until(async () => (await states(good)).every((state) => state === "delivered"));
    await until(async () => (await parked()).length === 1);
    expect(await parked()).toMatchObject([{ queue: "endpoints", key: bad.endpointId, times: 1 }]);
    expect(await states(bad)).toEqual(["pending", "pending", "pending"]);
    const { holdUntil } = await db().endpoint.findUniqueOrThrow({ where: { id: bad.endpointId } });
    expect((holdUntil?.getTime() ?? 0) - Date.now()).toBeGreaterThan(3_000_000);
    expect(partner.received).toHaveLength(3);
  });

  it("a delivery whose event is gone is tried a few times, then set aside", async () => {
    const partner = await receiver();
    const [bad, good] = [await makeSubscription({ url: partner.url }), await makeSubscription({ url: partner.url })];
    const { eventId } = await publishSample(bad);
    await owner(`DELETE FROM event WHERE id = '${eventId}'`);
    worker({ engine: { brokenPauseMs: 20 }, pollMs: 50 });
    await publish(good, 5);
    await until(async () => (await states(good)).every((state) => state === "delivered"));
    await until(async () => (await states(bad)).includes("dead"));
    expect(await parked()).toMatchObject([{ queue: "deliveries", error: expect.stringContaining("is gone") }]);
  });
});

describe("control characters in addresses", () => {
  it("c01: an endpoint with one is refused by name, what is stored is the parsed address", async () => {
    const c01: { url: string } = JSON.parse(
      await readFile(new URL("../fixtures/cases/c01-endpoint-address.json", import.meta.url), "utf8"),
    );
    expect(c01.url).toContain("\u001e");
    const made = await makeSubscription();
    await expect(
      inTransaction((tx) => addSandboxEndpoint(tx, made.scope, { clientId: made.clientId, url: c01.url })),
    ).rejects.toMatchObject({
      code: "invalid_input",
      fields: { url: [say("portal.detail", { detail: "The address has control characters in it." })] },
    });
    const typed = "http://127.0.0.1:5077/a/../ok%20hook?x=ä";
    const { endpointId } = await inTransaction((tx) =>
      addSandboxEndpoint(tx, made.scope, { clientId: made.clientId, url: typed }),
    );
    const stored = () => db().endpoint.findUniqueOrThrow({ where: { id: endpointId } });
    expect(await stored()).toMatchObject({ url: "http://127.0.0.1:5077/ok%20hook?x=%C3%A4" });
    await inTransaction((tx) => changeEndpointUrl(tx, made.scope, { endpointId, url: "http://LOCALHOST:5077" }));
    expect(await stored()).toMatchObject({ url: "http://localhost:5077/" });
    // The database refuses it too, whoever writes.
    await expect(db().endpoint.update({ where: { id: endpointId }, data: { url: c01.url } })).rejects.toThrow();
  });

  it("what is sent and written down is the parsed address, whatever separator data holds", async () => {
    const partner = await receiver();
    const made = await makeSubscription({ url: `${partner.url}?a=,{}"'b` });
    partner.answer((_request, response) => {
      response.writeHead(200, { "x-odd": 'a"\\,{}[null]' }).end('},{"\u001e\\');
    });
    worker();
    await publish(made, 3);
    await until(async () => (await states(made)).every((state) => state === "delivered"));
    const attempts = await db().attempt.findMany({ where: { endpointId: made.endpointId } });
    expect(attempts).toHaveLength(3);
    for (const attempt of attempts) {
      expect(attempt.url).toBe(new URL(`${partner.url}?a=,{}"'b`).href);
      expect(attempt.responseHeaders).toMatchObject({ "x-odd": 'a"\\,{}[null]' });
      expect(attempt.responseBody).toBe('},{"\u001e\\');
    }
  });

  it("the migration makes of what is stored what a parser makes of it, and leaves frozen versions alone", async () => {
    const made = await makeSubscription({ url: "http://127.0.0.1:9/never" });
    const file = new URL("../../prisma/migrations/20261130220435_set_aside/migration.sql", import.meta.url);
    const sql = await readFile(file, "utf8");
    const cleaning = sql.slice(sql.indexOf("CREATE FUNCTION pg_temp"), sql.indexOf('ALTER TABLE "endpoint"'));
    const odd = "http://127.0.0.1:9/ok\u001ehook\u007f\u0085/ä";
    const content = {
      name: "Tallyho",
      installUrl: "https://a.example/\u0001x",
      docsUrl: "",
      redirectUris: ["https://a.example/\u0007", "https://b.example/"],
    };
    const client = new pg.Client({ connectionString: testDatabase().owner });
    await client.connect();
    const query = async (text: string, values?: unknown[]) => (await client.query(text, values)).rows;
    const found = await (async () => {
      await query("BEGIN");
      await query("ALTER TABLE endpoint DROP CONSTRAINT endpoint_url_check");
      await query("UPDATE endpoint SET url = $2 WHERE id = $1", [made.endpointId, odd]);
      await query("UPDATE oauth_client SET redirect_uris = $2 WHERE id = $1", [made.clientId, content.redirectUris]);
      await query("UPDATE version SET content = content || $2::jsonb WHERE id = $1", [
        made.versionId,
        JSON.stringify(content),
      ]);
      await query(cleaning);
      const [endpoint] = await query("SELECT url FROM endpoint WHERE id = $1", [made.endpointId]);
      const [app] = await query("SELECT redirect_uris FROM oauth_client WHERE id = $1", [made.clientId]);
      const [version] = await query("SELECT content FROM version WHERE id = $1", [made.versionId]);
      await query("ROLLBACK");
      return { endpoint, app, version };
    })().finally(() => client.end());
    expect(found.endpoint).toEqual({ url: "http://127.0.0.1:9/ok%1Ehook%7F%C2%85/ä" });
    expect(new URL(odd).href).toBe("http://127.0.0.1:9/ok%1Ehook%7F%C2%85/%C3%A4");
    expect(found.app).toEqual({ redirect_uris: ["https://a.example/%07", "https://b.example/"] });
    expect(found.version).toMatchObject({
      content: {
        installUrl: "https://a.example/%01x",
        docsUrl: "",
        redirectUris: ["https://a.example/%07", "https://b.example/"],
      },
    });
  });
});
