import { rebuildCatalogEntries } from "@/lib/catalog/entries/mutations";
import { FACETS } from "@/lib/listings/constants";
import { type VersionContentInput, versionContentSchema } from "@/lib/listings/schema";
import type { ListingType } from "@/lib/listings/types";
import { db, inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { AS_JOB } from "./jobs";

/** A small seeded generator (mulberry32), so that a run can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const VERBS = [
  "Send",
  "Book",
  "Match",
  "Ship",
  "Track",
  "Refund",
  "Label",
  "Count",
  "Answer",
  "Forward",
  "Archive",
  "Price",
];
const THINGS = [
  "orders",
  "invoices",
  "customers",
  "payments",
  "parcels",
  "refunds",
  "subscriptions",
  "tickets",
  "returns",
  "receipts",
  "stock",
  "discounts",
];
const PLACES = [
  "your ledger",
  "the warehouse",
  "a shared sheet",
  "the help desk",
  "your newsletter",
  "the till",
  "one dashboard",
  "the back office",
];
const NAMES = [
  "Harbour",
  "Lark",
  "Pebble",
  "Cobalt",
  "Juniper",
  "Meridian",
  "Thistle",
  "Quarry",
  "Saffron",
  "Willow",
  "Beacon",
  "Marlow",
  "Tundra",
  "Orchard",
  "Copper",
  "Drift",
];
const KINDS = ["Books", "Mail", "Ship", "Desk", "Pay", "Sheets", "Flow", "Stock", "Care", "Tax", "Sync", "Board"];

const TYPES: readonly ListingType[] = ["partner", "community", "native", "embedded"];

const SYLLABLES = [
  "ba",
  "cor",
  "den",
  "fal",
  "gri",
  "hos",
  "jun",
  "kel",
  "lim",
  "mor",
  "nar",
  "pol",
  "quen",
  "ris",
  "sto",
  "tam",
  "ul",
  "ven",
  "wex",
  "zil",
];

/** A word of an invented vocabulary of 8,000; low numbers come far more often, as words do. */
function inventWord(random: () => number): string {
  let number = Math.floor(random() ** 3 * 8_000);
  let word = "";
  for (let length = 0; length < 3; length++) {
    word += SYLLABLES[number % SYLLABLES.length] ?? "";
    number = Math.floor(number / SYLLABLES.length);
  }
  return word;
}

function inventText(random: () => number, words: number): string {
  return `${Array.from({ length: words }, () => inventWord(random)).join(" ")}.`;
}

export type PublicListing = {
  listingId: string;
  versionId: string;
  partnerId: string;
  slug: string;
  partnerSlug: string;
};

type Draw = {
  random: () => number;
  pick: <T>(from: readonly T[]) => T;
  some: (from: readonly string[], most: number, least?: number) => string[];
};

function drawFrom(random: () => number): Draw {
  const index = (length: number) => Math.floor(random() * length);
  const pick = <T>(from: readonly T[]): T => {
    // Skewed: earlier entries come more often, as categories do in life.
    const found = from[Math.min(index(from.length), index(from.length))];
    if (found === undefined) throw new Error("Nothing to pick from.");
    return found;
  };
  const some = (from: readonly string[], most: number, least = 0) => {
    const wanted = least + index(most - least + 1);
    return [...new Set(Array.from({ length: wanted }, () => pick(from)))];
  };
  return { random, pick, some };
}

function sentence({ pick }: Draw): string {
  return `${pick(VERBS)} ${pick(THINGS)} to ${pick(PLACES)} as they happen.`;
}

/** Content of an invented listing; `index` makes its name unique. */
export function inventContent(draw: Draw, index: number): VersionContentInput {
  const name = `${draw.pick(NAMES)} ${draw.pick(KINDS)} ${index}`;
  const paid = draw.random();
  const amountMinor = String(500 + Math.floor(draw.random() * 60) * 100);
  return {
    name,
    promise: sentence(draw),
    description: Array.from({ length: 4 }, () => inventText(draw.random, 22)).join("\n\n"),
    features: Array.from({ length: 4 }, () => ({
      title: inventText(draw.random, 3),
      text: inventText(draw.random, 12),
    })),
    setupMinutes: 5 + Math.floor(draw.random() * 40),
    setupSteps: [
      { title: "Connect", text: "Sign in and allow the permissions." },
      { title: "Choose", text: sentence(draw) },
    ],
    plans: paid < 0.4 ? [] : [{ name: "Team", amountMinor, trialDays: paid < 0.7 ? 14 : 0 }],
    useCases: draw.some(Object.keys(FACETS["use-case"]), 3, 1),
    toolTypes: draw.some(Object.keys(FACETS["tool-type"]), 2, 1),
    industries: draw.some(Object.keys(FACETS.industry), 4),
    functionalities: draw.some(Object.keys(FACETS.functionality), 4),
    depth: Math.floor((draw.random() + draw.random()) * 4),
    partnerThings: ["Journal", "Contacts", "Reports"],
    scopes: [{ scope: "orders:read", reason: "To book each order." }],
    events: [{ type: "order.created", reason: "To book it at once." }],
    supportEmail: "help@example.com",
    dataLocation: "Ireland (EU)",
    changes: "First version.",
  };
}

type Invented = {
  index: number;
  partnerId: string;
  partnerSlug: string;
  type: ListingType;
  content: VersionContentInput;
  isDemo: boolean;
};

async function insertBatch(batch: ReadonlyArray<Invented & { random: () => number }>): Promise<PublicListing[]> {
  const made = batch.map((one) => ({
    ...one,
    listingId: newId(),
    versionId: newId(),
    slug: `made-${one.index}-${newId().slice(-6)}`,
  }));
  await inTransaction(async (tx) => {
    await tx.listing.createMany({
      data: made.map(({ listingId, partnerId, slug, type, isDemo }) => ({
        id: listingId,
        partnerId,
        slug,
        type,
        isDemo,
      })),
    });
    await tx.version.createMany({
      data: made.map(({ versionId, listingId, content }) => ({
        id: versionId,
        listingId,
        number: "1.0.0",
        state: "published" as const,
        content: versionContentSchema.parse(content),
        contentHash: "0".repeat(64),
        publishedAt: new Date(),
      })),
    });
    const facts = made.map(({ listingId, versionId, random }) => ({
      listing_id: listingId,
      version_id: versionId,
      published_at: new Date(Date.UTC(2026, 0, 1) + Math.floor(random() * 300) * 86_400_000),
      certified_until: random() < 0.7 ? "2027-07-01T00:00:00Z" : null,
      active_installations: Math.floor(random() ** 3 * 5000),
      star_counts:
        random() < 0.2
          ? [0, 0, 0, 0, 0]
          : Array.from({ length: 5 }, (_, star) => Math.floor(random() * (star + 1) * 4)),
    }));
    await tx.$executeRaw`
      UPDATE listing SET state = 'published', published_version_id = f.version_id, published_at = f.published_at,
        certified_until = f.certified_until, active_installations = f.active_installations, star_counts = f.star_counts
      FROM jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) AS f (listing_id uuid, version_id uuid, published_at timestamptz,
        certified_until timestamptz, active_installations int, star_counts int[]) WHERE listing.id = f.listing_id`;
    await rebuildCatalogEntries(
      tx,
      AS_JOB,
      made.map(({ listingId }) => listingId),
    );
  });
  return made.map(({ listingId, versionId, partnerId, slug, partnerSlug }) => ({
    listingId,
    versionId,
    partnerId,
    slug,
    partnerSlug,
  }));
}

/** Published listings of invented partners with their catalog rows, the same for the same seed (ids and slugs apart). */
export async function makePublicListings(
  count: number,
  options: { seed?: number; content?: (index: number) => Partial<VersionContentInput>; isDemo?: boolean } = {},
): Promise<PublicListing[]> {
  const random = seeded(options.seed ?? 1);
  const isDemo = options.isDemo ?? false;
  const draw = drawFrom(random);
  const partners = Array.from({ length: Math.max(1, Math.ceil(count / 8)) }, (_, index) => {
    const id = newId();
    return {
      id,
      name: `${draw.pick(NAMES)} ${index}`,
      slug: `maker-${index}-${id.slice(-6)}`,
      website: "https://maker.example",
      supportEmail: "help@maker.example",
      isDemo,
    };
  });
  await db().partner.createMany({ data: partners });
  const house =
    (await db().partner.findFirst({ where: { isHouse: true } })) ??
    (await db().partner.create({
      data: { id: newId(), name: "Example", slug: "example", isHouse: true, supportEmail: "help@example.com" },
    }));
  const made: PublicListing[] = [];
  const invented = Array.from({ length: count }, (_, index) => {
    const type = draw.pick(TYPES);
    const partner = type === "native" || type === "embedded" ? house : draw.pick(partners);
    const content = { ...inventContent(draw, index), ...options.content?.(index) };
    return { index, partnerId: partner.id, partnerSlug: partner.slug, type, content, isDemo, random };
  });
  for (let at = 0; at < count; at += 200) made.push(...(await insertBatch(invented.slice(at, at + 200))));
  return made;
}
