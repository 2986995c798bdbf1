import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { createWorkspace } from "@/lib/accounts/workspaces/mutations";
import { rebuildCatalogEntries } from "@/lib/catalog/entries/mutations";
import { createSampleData } from "@/lib/host/mutations";
import { recordAsDemo } from "@/lib/platform/audit";
import { db, disconnect, inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { isKeyOf } from "@/lib/platform/own";
import { makePublicListings } from "@/tests/factories/catalog";
import { AS_JOB } from "@/tests/factories/jobs";
import { CUSTOMERS_AND_TEAMS } from "./content/customers-and-teams";
import { MONEY_AND_ORDERS } from "./content/money-and-orders";
import { PARTNERS } from "./content/partners";
import { WORK_AND_PLATFORM } from "./content/work-and-platform";
import { type Draw, drawFrom } from "./draw/random";
import { makeHistory } from "./history";
import { makeSeedListing } from "./listings";
import { handOverTokens, noPartnerApps, type PartnerApps, writePartnerApps } from "./partner-apps";
import type { Seeded } from "./types";
import { makeWorld, type World } from "./world";

const { values } = parseArgs({
  options: { listings: { type: "string", default: "0" }, seed: { type: "string", default: "20261121" } },
});

const PARTNER_KEYS = Object.keys(PARTNERS).filter((key) => isKeyOf(PARTNERS, key));

function say(text: string): void {
  console.log(text);
}

/** A sandbox for every demo partner, as registering would have made. */
async function makeSandboxes(world: World, draw: Draw): Promise<void> {
  for (const key of PARTNER_KEYS) {
    const { partnerId, partnerName } = world.partnerOf(key);
    await inTransaction(async (tx) => {
      const { workspaceId } = await createWorkspace(tx, {
        environment: "sandbox",
        name: `${partnerName} sandbox`,
        partnerId,
        isDemo: true,
      });
      await createSampleData(tx, { workspaceId, environment: "sandbox", seed: draw.int(1, 1_000_000) });
    });
  }
}

async function makeHandWritten(world: World, draw: Draw, now: Date, apps: PartnerApps): Promise<Seeded[]> {
  const all = [...MONEY_AND_ORDERS, ...CUSTOMERS_AND_TEAMS, ...WORK_AND_PLATFORM];
  const made: Seeded[] = [];
  for (const [index, listing] of all.entries()) {
    const scope = world.partnerOf(listing.partner);
    const seeded = await makeSeedListing({ scope, reviewer: world.reviewer, draw, now, apps }, listing, index);
    if (seeded) made.push(seeded);
    if (index % 20 === 19) say(`  ${index + 1} of ${all.length} listings`);
  }
  return made;
}

async function main(): Promise<void> {
  if (!env().isDemo) throw new Error("Demo data is for demo mode only.");
  const extra = Number(values.listings);
  const number = Number(values.seed);
  if (!Number.isSafeInteger(extra) || extra < 0 || !Number.isSafeInteger(number))
    throw new Error("--listings and --seed take whole numbers.");
  const already = (await db().partner.count({ where: { isHouse: true } })) > 0;
  if (already && extra === 0)
    return say("The demo marketplace is there already; `-- --listings N` adds N invented listings.");
  if (!already) await makeDemo(drawFrom(number), process.env["DATA_DIR"] ?? ".data");
  if (extra > 0) {
    say(`Making ${extra} invented listings …`);
    await makePublicListings(extra, { seed: number, isDemo: true });
  }
}

async function makeDemo(draw: Draw, dataDir: string): Promise<void> {
  const now = new Date();
  recordAsDemo();
  const apps = noPartnerApps();
  say("People, partners and workspaces …");
  const world = await makeWorld(draw);
  await makeSandboxes(world, draw);
  say("Listings …");
  const listings = await makeHandWritten(world, draw, now, apps);
  await mkdir(dataDir, { recursive: true });
  say("Six months of activity …");
  const theirs = await makeHistory(draw, now, listings, world.customers, world.asks);
  for (const installed of theirs) await handOverTokens(apps, installed);
  await writePartnerApps(dataDir, apps);
  await inTransaction((tx) =>
    rebuildCatalogEntries(
      tx,
      AS_JOB,
      listings.map(({ listingId }) => listingId),
    ),
  );
  // What making all this would have set off (mails, notices to invented endpoints) is not sent; made sessions end.
  await db().outboxMessage.updateMany({ where: { doneAt: null }, data: { doneAt: now, payload: {} } });
  await db().session.deleteMany();
  await writeFile(path.join(dataDir, "sign-ins.json"), `${JSON.stringify(world.signIns, null, 2)}\n`, { mode: 0o600 });
  say(`${listings.length} published listings, ${world.signIns.length} sign-ins.`);
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(disconnect);
