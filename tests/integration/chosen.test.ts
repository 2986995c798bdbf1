import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { getPublicScope } from "@/lib/accounts/gates/data";
import { refreshCatalog } from "@/lib/catalog/handlers";
import { MARKS } from "@/lib/catalog/marks";
import { getFeatured } from "@/lib/catalog/pages/data";
import { measurePictures } from "@/lib/listings/media/handlers";
import { createMedia } from "@/lib/listings/media/mutations";
import { publishVersion } from "@/lib/listings/publication/mutations";
import { listingFactsSchema } from "@/lib/listings/schema";
import { db, inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { encodeImage } from "@/lib/providers/storage/image";
import { bytesStore } from "@/lib/providers/storage/store";
import { jobContext } from "../factories/jobs";
import { approveVersion, type MadeListing, makeListing, publishNext, saveVersion } from "../factories/listings";

// What a listing must hold before the home page shows it. Each mark is taken away on its own.

const drawn = (colours: readonly string[], width = 800, height = 500) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${colours.map((colour, n) => `<rect y="${(n * 100) / colours.length}%" width="100%" height="100%" fill="${colour}"/>`).join("")}</svg>`,
    ),
  )
    .png()
    .toBuffer();
const PICTURE = ["#0b6448", "#f4efe6", "#a83200"];

let made: MadeListing;

async function store(bytes: Buffer, purpose: "icon" | "screenshot"): Promise<string> {
  const image = await encodeImage(bytes, purpose);
  const id = newId();
  const at = await bytesStore().write(id, image);
  return (await inTransaction((tx) => createMedia(tx, made.scope, { id, purpose, image, at }))).mediaId;
}

/** Publishes these pictures: content of a published version is never changed, so each time is a version of its own. */
async function show(iconMediaId: string, screenshots: readonly string[]): Promise<void> {
  const patch = { iconMediaId, screenshots: screenshots.map((mediaId) => ({ mediaId, alt: "Orders" })) };
  const { publishedVersionId } = await db().listing.findUniqueOrThrow({ where: { id: made.listingId } });
  if (publishedVersionId) await publishNext(made, patch);
  else {
    await saveVersion(made.scope, made.versionId, patch);
    await approveVersion(made.scope, made.versionId);
    await inTransaction((tx) => publishVersion(tx, made.scope, { versionId: made.versionId }));
  }
  await refreshCatalog({ listingId: made.listingId }, jobContext());
}

async function set(data: { publishedAt?: Date; certifiedUntil?: Date | null; activeInstallations?: number }) {
  await db().listing.update({ where: { id: made.listingId }, data });
  await refreshCatalog({ listingId: made.listingId }, jobContext());
}

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

async function isChosen(): Promise<boolean> {
  const { slug } = await db().listing.findUniqueOrThrow({ where: { id: made.listingId } });
  return (await getFeatured(db(), getPublicScope())).some(({ card }) => card.slug === slug);
}

beforeEach(async () => {
  await db().catalogEntry.deleteMany();
  made = await makeListing();
  const shots = [await drawn(PICTURE), await drawn([...PICTURE, "#1b1916"])];
  const stored = await Promise.all(shots.map((shot) => store(shot, "screenshot")));
  await show(await store(await drawn(PICTURE, 256, 256), "icon"), stored);
  await set({
    publishedAt: ago(MARKS.days + 1),
    certifiedUntil: ago(-100),
    activeInstallations: MARKS.workspaces,
  });
});

describe("the home page", () => {
  it("shows what holds every mark", async () => {
    expect(await isChosen()).toBe(true);
  });

  it.each([
    ["five minutes old", { publishedAt: ago(5 / 1_440) }],
    ["a day short of the days", { publishedAt: ago(MARKS.days - 1) }],
    ["used by fewer workspaces", { activeInstallations: MARKS.workspaces - 1 }],
    ["without a certificate", { certifiedUntil: null }],
    ["with a certificate that ended", { certifiedUntil: ago(1) }],
  ])("does not show one %s", async (_what, data) => {
    await set(data);
    expect(await isChosen()).toBe(false);
  });

  it.each([
    ["of one colour", ["#1b6b4a"], 800, 500],
    ["of hardly different colours", ["#1b6b4a", "#1d6d4c", "#206f50"], 800, 500],
    ["too small", PICTURE, 639, 399],
  ])("does not show one whose second screenshot is %s", async (_what, colours, width, height) => {
    const icon = await store(await drawn(PICTURE, 256, 256), "icon");
    const good = await store(await drawn(PICTURE), "screenshot");
    await show(icon, [good, await store(await drawn(colours, width, height), "screenshot")]);
    expect(await isChosen()).toBe(false);
  });

  it("does not show one whose icon is of one colour", async () => {
    const shots = [await store(await drawn(PICTURE), "screenshot"), await store(await drawn(PICTURE), "screenshot")];
    await show(await store(await drawn(["#1b6b4a"], 256, 256), "icon"), shots);
    expect(await isChosen()).toBe(false);
  });

  it("measures pictures from before, after which their listing is looked at again; a second run finds nothing", async () => {
    await db().mediaObject.updateMany({ data: { plainBp: null } });
    await refreshCatalog({ listingId: made.listingId }, jobContext());
    expect(await isChosen()).toBe(false);
    await db().outboxMessage.deleteMany();
    await measurePictures({}, jobContext());
    expect(await db().mediaObject.count({ where: { plainBp: null } })).toBe(0);
    const told = await db().outboxMessage.findMany({ where: { name: "listing.facts_changed" } });
    const ours = told.find(({ payload }) => JSON.stringify(payload).includes(made.listingId));
    expect(ours).toBeDefined();
    await refreshCatalog(listingFactsSchema.parse(ours?.payload), jobContext());
    expect(await isChosen()).toBe(true);
    await db().outboxMessage.deleteMany();
    await measurePictures({}, jobContext());
    expect(await db().outboxMessage.count()).toBe(0);
  });
});
