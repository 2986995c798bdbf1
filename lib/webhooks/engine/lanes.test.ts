import { describe, expect, it } from "vitest";
import type { ClaimedDelivery, EndpointTarget } from "../attempts/types";
import { type LaneLimits, Lanes } from "./lanes";

const LIMITS: LaneLimits = { slots: 8, failingSlots: 2, perEndpoint: 4, ahead: 16 };

const target = (endpointId: string, state: EndpointTarget["state"] = "active"): EndpointTarget => ({
  endpointId,
  state,
  transport: "http",
  url: "https://receiver.example/hooks",
  secrets: ["whsec_MDEyMw=="],
});
const deliveries = (endpointId: string, count: number): ClaimedDelivery[] =>
  Array.from({ length: count }, (_, index) => ({
    eventId: `${endpointId}-${index}`,
    endpointId,
    installationId: "i",
    sequence: BigInt(index + 1),
    attempts: 0,
    trigger: "automatic",
  }));

function drainReady(lanes: Lanes): ClaimedDelivery[] {
  const out: ClaimedDelivery[] = [];
  for (let next = lanes.next(); next; next = lanes.next()) out.push(next.delivery);
  return out;
}

describe("lanes", () => {
  it("start an endpoint with one attempt and let it earn four", () => {
    const lanes = new Lanes(LIMITS);
    lanes.add([target("a")], deliveries("a", 10));
    const first = drainReady(lanes);
    expect(first.map((one) => one.sequence)).toEqual([1n]);
    if (first[0]) lanes.done(first[0], "succeeded");
    expect(drainReady(lanes)).toHaveLength(4);
    expect(lanes.inFlight).toBe(4);
  });

  it("take turns between endpoints and never pass the slots", () => {
    const lanes = new Lanes(LIMITS);
    const names = Array.from({ length: 20 }, (_, index) => `e${index}`);
    lanes.add(
      names.map((name) => target(name)),
      names.flatMap((name) => deliveries(name, 3)),
    );
    expect(new Set(drainReady(lanes).map((one) => one.endpointId)).size).toBe(8);
    expect(lanes.next()).toBeNull();
  });

  it("give endpoints that fail a pool of their own", () => {
    const lanes = new Lanes(LIMITS);
    const dead = ["d1", "d2", "d3"].map((name) => target(name, "failing"));
    lanes.add(
      [...dead, target("ok")],
      [...dead.flatMap((one) => deliveries(one.endpointId, 1)), ...deliveries("ok", 1)],
    );
    const started = drainReady(lanes).map((one) => one.endpointId);
    expect(started).toContain("ok");
    expect(started.filter((name) => name.startsWith("d"))).toHaveLength(2);
    expect(lanes.hasFailingRoom).toBe(false);
  });

  it("give back what is queued for an endpoint that stays silent, and slow down one that refuses", () => {
    const lanes = new Lanes(LIMITS);
    lanes.add([target("a"), target("b")], [...deliveries("a", 5), ...deliveries("b", 5)]);
    const [one, two] = drainReady(lanes);
    expect(one && lanes.done(one, "silent")).toHaveLength(4);
    expect(two && lanes.done(two, "refused")).toEqual([]);
    expect(drainReady(lanes).map((delivery) => delivery.endpointId)).toEqual(["b"]);
    expect(lanes.queued).toBe(3);
  });

  it("know which endpoints have enough, and ask for more at an eighth left", () => {
    const lanes = new Lanes(LIMITS);
    expect(lanes.take("a", false)).toBe(2);
    expect(lanes.take("a", true)).toBe(1);
    lanes.add([target("a")], deliveries("a", 2));
    const [first] = drainReady(lanes);
    if (first) lanes.done(first, "succeeded");
    expect(lanes.take("a", false)).toBe(15);
    lanes.add([target("a")], deliveries("a", 15));
    expect(lanes.full()).toEqual(["a"]);
    expect(lanes.wants("a")).toBe(false);
    const send = (count: number) => {
      for (let sent = 0; sent < count; sent++) {
        const next = lanes.next();
        if (next) lanes.done(next.delivery, "succeeded");
      }
    };
    send(8);
    // A claim for another endpoint brings some for this one too from here on.
    expect(lanes.full()).toEqual([]);
    expect(lanes.wants("a")).toBe(false);
    send(6);
    expect(lanes.wants("a")).toBe(true);
  });

  it("lease less ahead for each, the more are busy", () => {
    const lanes = new Lanes({ slots: 4, failingSlots: 1, perEndpoint: 4, ahead: 256 });
    const prove = (endpointId: string) => {
      lanes.add([target(endpointId)], deliveries(endpointId, 1));
      const next = lanes.next();
      if (next) lanes.done(next.delivery, "succeeded");
    };
    const ids = Array.from({ length: 8 }, (_, index) => `e${index}`);
    for (const id of ids) prove(id);
    lanes.add([], []);
    expect(lanes.take("e0", false)).toBe(256);
    for (const id of ids) lanes.add([target(id)], deliveries(id, 1));
    expect(ids.map((id) => lanes.take(id, false))).toEqual(ids.map(() => 31));
  });

  it("drop one endpoint or all", () => {
    const lanes = new Lanes(LIMITS);
    lanes.add([target("a"), target("b")], [...deliveries("a", 3), ...deliveries("b", 2)]);
    expect(lanes.drop("a")).toHaveLength(3);
    expect(lanes.drop()).toHaveLength(2);
    expect(lanes.next()).toBeNull();
    expect(lanes.queued).toBe(0);
  });
});
