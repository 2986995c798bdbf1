import { eventInfo } from "@/lib/capabilities/samples";
import type { EventType } from "@/lib/capabilities/types";
import { db, pool } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { MAX_ATTEMPTS, RETRY_DELAYS } from "@/lib/webhooks/constants";
import { type Draw, daysBefore } from "./draw/random";
import type { Installed, Seeded } from "./types";

/** Deliveries of the busiest listing over six months; others by popularity. */
const MOST_DELIVERIES = 400;

/** Events, deliveries, attempts and API calls of the past; a few failures, so that the pages have something to show. */
export async function makeTraffic(draw: Draw, now: Date, installed: readonly Installed[]): Promise<void> {
  const endpoints = await db().endpoint.findMany({
    where: { environment: "live" },
    select: { id: true, clientId: true, url: true },
  });
  const byClient = new Map(endpoints.map((endpoint) => [endpoint.clientId, endpoint]));
  const sequences = new Map<string, bigint>();
  const rows = {
    event: [] as Prisma.EventCreateManyInput[],
    delivery: [] as Prisma.DeliveryCreateManyInput[],
    attempt: [] as Prisma.AttemptCreateManyInput[],
    access: [] as Prisma.AccessEntryCreateManyInput[],
  };
  for (const [seeded, all] of Map.groupBy(installed, (entry) => entry.seeded)) {
    const endpoint = byClient.get(seeded.liveClientId);
    const types = (seeded.listing.events ?? []).map(([type]) => type);
    if (!endpoint || types.length === 0) continue;
    const count = Math.round((seeded.listing.popularity / 100) ** 2 * MOST_DELIVERIES);
    const moments = Array.from({ length: count }, () => daysBefore(now, draw.next() * 175)).sort(
      (a, b) => a.getTime() - b.getTime(),
    );
    for (const at of moments) {
      const entry = draw.pick(all);
      if (at < entry.activatedAt || (entry.uninstalledAt && at > entry.uninstalledAt)) continue;
      addDelivery(draw, rows, sequences, { now, at, entry, endpoint, type: draw.pick(types) });
    }
  }
  await db().event.createMany({ data: rows.event });
  await db().delivery.createMany({ data: rows.delivery });
  await db().attempt.createMany({ data: rows.attempt });
  await db().accessEntry.createMany({ data: rows.access });
  for (const [key, last] of sequences) {
    const [installationId = "", endpointId = ""] = key.split(" ");
    await db().deliverySequence.create({ data: { installationId, endpointId, last } });
  }
  await pool().query(`
    UPDATE endpoint e SET last_success_at = d.at
    FROM (SELECT endpoint_id, max(settled_at) AS at FROM delivery WHERE state = 'delivered' GROUP BY endpoint_id) d
    WHERE d.endpoint_id = e.id`);
  await makeSandboxCalls(now, [...new Set(installed.map(({ seeded }) => seeded))]);
}

/** Who published a listing has tried it in its sandbox: one read a listing, before its customers came. */
async function makeSandboxCalls(now: Date, listings: readonly Seeded[]): Promise<void> {
  const sandboxes = await db().installation.findMany({
    where: { environment: "sandbox", listingId: { in: listings.map(({ listingId }) => listingId) } },
    select: { id: true, workspaceId: true, partnerId: true },
    orderBy: { id: "asc" },
  });
  const at = daysBefore(now, 175);
  await db().accessEntry.createMany({
    data: sandboxes.map((sandbox) => readOfOrders({ ...sandbox, installationId: sandbox.id, at, records: 10 })),
  });
}

/** One answered read of orders by an app. */
export function readOfOrders(of: {
  at: Date;
  installationId: string;
  workspaceId: string;
  partnerId: string;
  records: number;
}): Prisma.AccessEntryCreateManyInput {
  const { at, installationId, workspaceId, partnerId, records } = of;
  return {
    id: newId(at),
    at,
    installationId,
    workspaceId,
    partnerId,
    access: "read",
    resource: "orders",
    method: "GET",
    path: "/api/v1/orders",
    status: 200,
    records,
    isDemo: true,
  };
}

/** Milliseconds from the first attempt to this one, without the jitter of real ones. */
function offsetOf(number: number): number {
  return RETRY_DELAYS.slice(0, number - 1).reduce((sum, seconds) => sum + seconds * 1000, 0);
}
const GIVEN_UP_AFTER_MS = offsetOf(MAX_ATTEMPTS);

type Rows = {
  event: Prisma.EventCreateManyInput[];
  delivery: Prisma.DeliveryCreateManyInput[];
  attempt: Prisma.AttemptCreateManyInput[];
  access: Prisma.AccessEntryCreateManyInput[];
};

function addDelivery(
  draw: Draw,
  rows: Rows,
  sequences: Map<string, bigint>,
  input: { now: Date; at: Date; entry: Installed; endpoint: { id: string; url: string }; type: EventType },
): void {
  const { now, at, entry, endpoint, type } = input;
  const eventId = newId(at);
  const key = `${entry.id} ${endpoint.id}`;
  const sequence = (sequences.get(key) ?? 0n) + 1n;
  sequences.set(key, sequence);
  const failsFirst = draw.next() < 0.05;
  // Given up only after the whole schedule: nothing settles in the future.
  const dead = draw.next() < 0.006 && at.getTime() + GIVEN_UP_AFTER_MS < now.getTime();
  const durationMs = draw.int(38, 320);
  const common = { environment: "live" as const, isDemo: true };
  rows.event.push({
    id: eventId,
    workspaceId: entry.shop.id,
    type,
    data: eventInfo(type)?.sample ?? {},
    occurredAt: at,
    createdAt: at,
    source: "system",
    ...common,
  });
  rows.delivery.push({
    eventId,
    endpointId: endpoint.id,
    installationId: entry.id,
    partnerId: entry.seeded.partnerId,
    eventType: type,
    sequence,
    state: dead ? "dead" : "delivered",
    attempts: dead ? MAX_ATTEMPTS : failsFirst ? 2 : 1,
    lastStatus: dead ? 503 : 204,
    lastDurationMs: durationMs,
    createdAt: at,
    settledAt: dead
      ? new Date(at.getTime() + GIVEN_UP_AFTER_MS)
      : new Date(at.getTime() + (failsFirst ? offsetOf(2) : 0) + durationMs),
    ...common,
  });
  const attempt = (number: number, status: number, offset: number): Prisma.AttemptCreateManyInput => ({
    id: newId(new Date(at.getTime() + offset)),
    eventId,
    endpointId: endpoint.id,
    number,
    startedAt: new Date(at.getTime() + offset),
    durationMs,
    url: endpoint.url,
    requestHeaders: { "content-type": "application/json", "webhook-id": "demo" },
    status,
    responseHeaders: {},
    responseBody: status === 204 ? "" : "Service Unavailable",
    isDemo: true,
  });
  const failures = dead ? MAX_ATTEMPTS : failsFirst ? 1 : 0;
  for (let number = 1; number <= failures; number += 1) rows.attempt.push(attempt(number, 503, offsetOf(number)));
  if (!dead) rows.attempt.push(attempt(failures + 1, 204, offsetOf(failures + 1)));
  if (type.startsWith("order.") && draw.next() < 0.5) {
    const time = new Date(at.getTime() + 900);
    const { id: installationId, shop, seeded } = entry;
    const of = { at: time, installationId, workspaceId: shop.id, partnerId: seeded.partnerId };
    rows.access.push(readOfOrders({ ...of, records: draw.int(1, 25) }));
  }
}
