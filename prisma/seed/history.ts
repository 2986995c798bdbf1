import { db, pool } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { REVIEWERS, REVIEWS, SHOPS } from "./content/voices";
import { type Draw, daysBefore } from "./draw/random";
import { makeLogo } from "./pictures/icons";
import { makeTraffic, readOfOrders } from "./traffic";
import type { Installed, Seeded, Shop } from "./types";

/** Demo workspaces that stand for the marketplace's customers; nobody can sign in to them. */
const WORKSPACES = 100;

/** What the customer sign-in's workspaces have installed from the first day. */
const CUSTOMERS_HAVE = ["Slack order alerts", "Google Sheets by Example", "ShipStation link", "House payroll"];

async function makeShops(draw: Draw, now: Date): Promise<Shop[]> {
  const shops = Array.from({ length: WORKSPACES }, (_, index) => {
    const createdAt = daysBefore(now, 220 + draw.int(0, 60));
    return {
      id: newId(createdAt),
      name: SHOPS[index % SHOPS.length] + (index >= SHOPS.length ? ` ${Math.floor(index / SHOPS.length) + 1}` : ""),
      createdAt,
    };
  });
  await db().workspace.createMany({
    data: shops.map((shop) => ({ ...shop, environment: "live" as const, isDemo: true })),
  });
  return shops;
}

async function makeInstallations(
  draw: Draw,
  now: Date,
  shops: readonly Shop[],
  listings: readonly Seeded[],
  customers: readonly Shop[],
): Promise<Installed[]> {
  const installed: Installed[] = [];
  for (const seeded of listings) {
    const ages = (now.getTime() - seeded.publishedAt.getTime()) / 86_400_000;
    const start = draw.int(0, shops.length - 1);
    const count = Math.round((seeded.listing.popularity / 100) * shops.length);
    for (let index = 0; index < count; index++) {
      const shop = shops[(start + index) % shops.length];
      if (!shop) continue;
      const activatedAt = daysBefore(now, draw.int(1, Math.max(2, Math.floor(ages))));
      const left = draw.next() < 0.12;
      const uninstalledAt = left
        ? new Date(activatedAt.getTime() + (now.getTime() - activatedAt.getTime()) * draw.next())
        : null;
      installed.push({
        id: newId(activatedAt),
        shop,
        seeded,
        activatedAt,
        uninstalledAt,
        scopes: (seeded.listing.scopes ?? []).map(([scope]) => scope),
      });
    }
  }
  for (const seeded of listings.filter(({ listing }) => CUSTOMERS_HAVE.includes(listing.name))) {
    for (const shop of customers) {
      const activatedAt = daysBefore(now, draw.int(20, 60));
      const scopes = (seeded.listing.scopes ?? []).map(([scope]) => scope);
      installed.push({ id: newId(activatedAt), shop, seeded, activatedAt, uninstalledAt: null, scopes });
    }
  }
  const logos = new Map<Shop, string>();
  for (const shop of customers) logos.set(shop, await makeLogo(shop.name));
  await db().installation.createMany({
    data: installed.map(({ id, shop, seeded, activatedAt, uninstalledAt }) => ({
      id,
      environment: "live" as const,
      workspaceId: shop.id,
      listingId: seeded.listingId,
      partnerId: seeded.partnerId,
      clientId: seeded.listing.scopes ? seeded.liveClientId : null,
      versionId: seeded.versionId,
      state: uninstalledAt ? ("uninstalled" as const) : ("active" as const),
      eventsSeen: (seeded.listing.events ?? []).length > 0 ? draw.int(0, 900) : 0,
      // Who embeds it shows it under a name of its own.
      whiteLabelName: seeded.listing.whiteLabel ? `${shop.name} ${seeded.listing.whiteLabel[1]}` : null,
      whiteLabelMediaId: seeded.listing.whiteLabel ? (logos.get(shop) ?? null) : null,
      isDemo: true,
      createdAt: activatedAt,
      activatedAt,
      uninstalledAt,
      uninstallReason: uninstalledAt ? "Not needed any more" : null,
    })),
  });
  await db().grant.createMany({
    data: installed.map(({ id, seeded, scopes, activatedAt, uninstalledAt }) => ({
      id: newId(activatedAt),
      installationId: id,
      versionId: seeded.versionId,
      scopes,
      grantedAt: activatedAt,
      revokedAt: uninstalledAt,
      revokeReason: uninstalledAt ? "uninstalled" : null,
    })),
  });
  return installed;
}

async function makeReviews(draw: Draw, now: Date, installed: readonly Installed[]): Promise<void> {
  const byListing = Map.groupBy(installed, (entry) => entry.seeded);
  const reviews: Prisma.ReviewCreateManyInput[] = [];
  const replies: Prisma.ReviewReplyCreateManyInput[] = [];
  for (const [seeded, entries] of byListing) {
    const long = entries.filter(
      ({ activatedAt, uninstalledAt }) => (uninstalledAt ?? now).getTime() - activatedAt.getTime() > 8 * 86_400_000,
    );
    const spoken = new Map<number, number>();
    (seeded.listing.stars ?? []).slice(0, long.length).forEach((stars, index) => {
      const entry = long[index];
      const voices = REVIEWS[stars];
      if (!entry || !voices) return;
      const said = spoken.get(stars) ?? seeded.listing.name.length;
      spoken.set(stars, said + 1);
      const [title, body] = voices[said % voices.length] ?? ["", ""];
      const createdAt = daysBefore(
        now,
        Math.min((now.getTime() - entry.activatedAt.getTime()) / 86_400_000 - 7, 3 + index * 11),
      );
      const id = newId(createdAt);
      reviews.push({
        id,
        listingId: seeded.listingId,
        workspaceId: entry.shop.id,
        installationId: entry.id,
        versionId: seeded.versionId,
        versionNumber: seeded.versionNumber,
        personId: entry.shop.id,
        authorLabel: draw.pick(REVIEWERS),
        workspaceLabel: entry.shop.name,
        stars,
        title,
        body,
        isDemo: true,
        createdAt,
        updatedAt: createdAt,
      });
      if (stars <= 3) {
        const at = new Date(createdAt.getTime() + 30 * 3_600_000);
        replies.push({
          reviewId: id,
          partnerId: seeded.partnerId,
          personId: entry.shop.id,
          body: "Thank you for saying it plainly. We changed this in the newest version; write to us if it still bothers you.",
          createdAt: at,
          updatedAt: at,
        });
      }
    });
  }
  await db().review.createMany({ data: reviews });
  await db().reviewReply.createMany({ data: replies });
}

/** A member's wish that waits for the owner. */
async function makeRequest(
  now: Date,
  listings: readonly Seeded[],
  shop: Shop | undefined,
  asks: { memberId: string; ownerId: string },
): Promise<void> {
  const wanted = listings.find(({ listing }) => listing.name === "Lumen cohorts");
  if (!wanted || !shop) return;
  const createdAt = daysBefore(now, 2);
  await db().installation.create({
    data: {
      id: newId(createdAt),
      environment: "live",
      workspaceId: shop.id,
      listingId: wanted.listingId,
      partnerId: wanted.partnerId,
      clientId: wanted.liveClientId,
      versionId: wanted.versionId,
      state: "requested",
      requestedById: asks.memberId,
      requestReason: "I want to see who comes back after the first order.",
      requestedScopes: (wanted.listing.scopes ?? []).map(([scope]) => scope),
      deciderId: asks.ownerId,
      isDemo: true,
      createdAt,
    },
  });
}

/** What the customer's own integrations read in the last month, for its activity page. */
async function makeCustomerReads(
  draw: Draw,
  now: Date,
  installed: readonly Installed[],
  customers: readonly Shop[],
): Promise<void> {
  const readers = installed.filter(({ shop, scopes }) => customers.includes(shop) && scopes.length > 0);
  const rows = Array.from({ length: 60 }, () => {
    const at = daysBefore(now, draw.next() * 19);
    const entry = draw.pick(readers);
    return readOfOrders({
      at,
      installationId: entry.id,
      workspaceId: entry.shop.id,
      partnerId: entry.seeded.partnerId,
      records: draw.int(1, 25),
    });
  });
  await db().accessEntry.createMany({ data: rows });
}

/** Six months of invented life, all marked as demo data, and the facts that listings keep of it. Answers what the customer sign-in has installed. */
export async function makeHistory(
  draw: Draw,
  now: Date,
  listings: readonly Seeded[],
  customerWorkspaces: ReadonlyArray<{ workspaceId: string; name: string }>,
  asks: { memberId: string; ownerId: string },
): Promise<Installed[]> {
  const shops = await makeShops(draw, now);
  const customers = customerWorkspaces.map(({ workspaceId, name }) => ({ id: workspaceId, name, createdAt: now }));
  const installed = await makeInstallations(draw, now, shops, listings, customers);
  await makeRequest(now, listings, customers[0], asks);
  await makeCustomerReads(draw, now, installed, customers);
  await makeReviews(draw, now, installed);
  await makeTraffic(draw, now, installed);
  await pool().query(`
    UPDATE listing l SET
      active_installations = (SELECT count(*) FROM installation i WHERE i.listing_id = l.id AND i.state = 'active' AND i.environment = 'live'),
      star_counts = (SELECT array_agg((SELECT count(*)::int FROM review r WHERE r.listing_id = l.id AND r.stars = star) ORDER BY star) FROM generate_series(1, 5) AS star)`);
  // The mutations that made clients and sandboxes know nothing of demo data.
  for (const table of ["oauth_client", "installation"])
    await pool().query(
      `UPDATE ${table} t SET is_demo = true FROM listing l WHERE l.id = t.listing_id AND l.is_demo AND NOT t.is_demo`,
    );
  return installed.filter(({ shop }) => customers.includes(shop));
}
