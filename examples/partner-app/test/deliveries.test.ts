import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RunningApp } from "../src/start.ts";
import { deliver, NEXT_SECRET, post, readState, SECRET, startTestApp } from "./harness.ts";

let app: RunningApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

describe("receiving", () => {
  test("a signed delivery is taken once and shown as verified", async () => {
    expect((await deliver(app, { id: "evt_1", data: { id: "ord_1" } })).status).toBe(204);
    expect(await readState(app)).toMatchObject({
      events: [
        {
          id: "evt_1",
          verdict: "verified",
          xSignature: "valid",
          event: "order.updated",
          sequence: 1,
          copies: 1,
          work: "done",
        },
      ],
    });
  });

  test("the same id again is answered well and not worked on again", async () => {
    await deliver(app, { id: "evt_1" });
    expect((await deliver(app, { id: "evt_1" })).status).toBe(204);
    expect(await readState(app)).toMatchObject({ events: [{ id: "evt_1", copies: 2 }] });
  });

  test.each([
    ["tampered", { tamper: (body: string) => body.replace("ins_standin", "ins_other") }],
    ["old", { at: new Date(Date.now() - 10 * 60_000) }],
    ["signed by a stranger", { secrets: [NEXT_SECRET] }],
  ])("a %s delivery is refused and nothing of it is kept", async (_name, signing) => {
    expect((await deliver(app, { id: "evt_1" }, signing)).status).toBe(401);
    expect(await readState(app)).toMatchObject({
      events: [{ verdict: "refused", event: null, data: null, work: "none" }],
    });
    expect((await deliver(app, { id: "evt_1" })).status).toBe(204);
  });

  test("two signatures while the secret changes", async () => {
    await deliver(app, { id: "evt_1" }, { secrets: [SECRET, NEXT_SECRET] });
    await post(app, "/settings", { webhookSecret: [NEXT_SECRET] });
    await deliver(app, { id: "evt_2" }, { secrets: [SECRET, NEXT_SECRET] });
    expect(await readState(app)).toMatchObject({
      events: [
        { id: "evt_2", verdict: "verified", xSignature: "wrong" },
        { id: "evt_1", verdict: "verified", xSignature: "valid" },
      ],
    });
  });

  test("unknown events are noted, a body that is no object is refused, a huge one too", async () => {
    expect((await deliver(app, { id: "evt_1", event: "moon.landed" })).status).toBe(204);
    const huge = await fetch(new URL("/webhooks", app.url), { method: "POST", body: "x".repeat(2_000_000) });
    expect(huge.status).toBe(413);
    await post(app, "/switches", { "ignore-signature": true });
    expect((await deliver(app, { id: "evt_2" }, { tamper: () => "[1]" })).status).toBe(400);
    expect((await deliver(app, { id: "evt_3" }, { tamper: () => "{" })).status).toBe(400);
  });

  test("a flood of forgeries does not make it forget what it has seen", async () => {
    await deliver(app, { id: "evt_1" });
    await Promise.all(
      Array.from({ length: 150 }, (_, n) => deliver(app, { id: `evt_x${n}` }, { secrets: [NEXT_SECRET] })),
    );
    await deliver(app, { id: "evt_1" });
    const state = await readState(app);
    expect(state).toMatchObject({
      events: expect.arrayContaining([expect.objectContaining({ id: "evt_1", copies: 2 })]),
    });
  });

  test("a gap in the numbers is seen", async () => {
    await deliver(app, { id: "evt_1", sequence: 1 });
    await deliver(app, { id: "evt_4", sequence: 4 });
    const page = await (await fetch(app.url)).text();
    expect(page).toContain("No workspace has installed");
    expect(await readState(app)).toMatchObject({ events: [{ sequence: 4 }, { sequence: 1 }] });
  });
});

describe("misbehaving", () => {
  test.each([
    ["status-500", true, 500],
    ["status-410", true, 410],
    ["status-429", 7, 429],
    ["redirect", true, 302],
    ["ignore-signature", true, 204],
  ])("%s", async (name, value, status) => {
    expect(await post(app, "/switches", { [name]: value })).toMatchObject({ status: 200, body: { [name]: value } });
    const response = await deliver(app, { id: "evt_1" }, { secrets: [NEXT_SECRET] });
    expect(response.status).toBe(status);
    expect(response.headers.get("retry-after")).toBe(name === "status-429" ? "7" : null);
  });

  test("fail-next fails so many times and then works", async () => {
    await post(app, "/switches", { "fail-next": 2 });
    const statuses = [];
    for (let n = 0; n < 3; n++) statuses.push((await deliver(app, { id: "evt_1" })).status);
    expect(statuses).toEqual([500, 500, 204]);
  });

  test("never-ack keeps the sender waiting, hang-up cuts it off", async () => {
    await post(app, "/switches", { "never-ack": true });
    const slow = fetch(new URL("/webhooks", app.url), { method: "POST", signal: AbortSignal.timeout(300) });
    await expect(slow).rejects.toThrow();
    await post(app, "/switches", { "never-ack": false, "hang-up": true });
    await expect(deliver(app, { id: "evt_1" })).rejects.toThrow();
  });

  test("slow waits, huge-body floods, drip-body drips", async () => {
    await post(app, "/switches", { slow: 250 });
    const before = performance.now();
    await deliver(app, { id: "evt_1" });
    expect(performance.now() - before).toBeGreaterThan(240);
    await post(app, "/switches", { slow: 0, "huge-body": true });
    expect((await (await deliver(app, { id: "evt_2" })).arrayBuffer()).byteLength).toBe(64 * 1024 * 1024);
    await post(app, "/switches", { "huge-body": false, "drip-body": true });
    const dripping = await deliver(app, { id: "evt_3" });
    await expect(
      Promise.race([dripping.text(), new Promise((resolve) => setTimeout(resolve, 700, "still"))]),
    ).resolves.toBe("still");
  });

  test("duplicate-processing works again on the same id", async () => {
    await post(app, "/switches", { "duplicate-processing": true });
    await deliver(app, { id: "evt_1", event: "customer.data_request" });
    await deliver(app, { id: "evt_1", event: "customer.data_request" });
    expect(await readState(app)).toMatchObject({ events: [{ copies: 2, work: "done" }] });
  });

  test("unknown switches and values change nothing", async () => {
    expect(await post(app, "/switches", { "status-500": true, explode: true, slow: "soon" })).toEqual({
      status: 422,
      body: { problems: ['There is no switch "explode".', '"slow" takes true, false or a number from 0 up.'] },
    });
    expect((await deliver(app, { id: "evt_1" })).status).toBe(204);
  });
});
