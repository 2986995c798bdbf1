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
