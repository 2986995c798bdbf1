import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { PartnerScope } from "@/lib/accounts/types";
import { getListingForPartner, getPreviewModel, getVersionForPartner, parseContent } from "@/lib/listings/data";
import { addImage, saveSection } from "@/lib/listings/editor/mutations";
import { readSection } from "@/lib/listings/editor/schema";
import { type SectionKey, sectionBase } from "@/lib/listings/editor/sections";
import { createNextVersion, deleteDraft } from "@/lib/listings/mutations";
import { approveHarmlessUpdate } from "@/lib/listings/publication/mutations";
import type { VersionPatch } from "@/lib/listings/schema";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId, newId } from "@/lib/platform/ids";
import { encodeImage } from "@/lib/providers/storage/image";
import { type MadeListing, makeListing, makePublishedListing, saveVersion } from "../factories/listings";
import { makePartner, makePartnerScope } from "../factories/partners";

async function partnerScope() {
  const { partnerId, ownerId } = await makePartner();
  return makePartnerScope(partnerId, "owner", ownerId);
}

describe("next versions", () => {
  it("copies the published content without its change note, one at a time", async () => {
    const made = await makePublishedListing();
    const make = () =>
      inTransaction((tx) => createNextVersion(tx, made.scope, { listingId: made.listingId, bump: "major" }));
    const outcomes = await Promise.allSettled([make(), make(), make()]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    const found = await getListingForPartner(db(), made.scope, formatId("listing", made.listingId));
    expect(found?.versions[0]).toMatchObject({
      number: "2.0.0",
      state: "draft",
      content: { promise: expect.stringContaining("Books"), changes: "" },
    });
    await expect(make()).rejects.toMatchObject({ code: "already_done" });
  });

  it("approves by policy what is harmless and nothing else", async () => {
    const made = await makePublishedListing();
    const next = await inTransaction((tx) =>
      createNextVersion(tx, made.scope, { listingId: made.listingId, bump: "patch" }),
    );
    const approve = () =>
      inTransaction((tx) => approveHarmlessUpdate(tx, made.scope, { versionId: next.versionId, contentHash: "hash" }));
    await saveVersion(made.scope, next.versionId, { depth: 5 });
    await expect(approve()).rejects.toMatchObject({ code: "not_ready" });
    await saveVersion(made.scope, next.versionId, { depth: 4, promise: "Books every order before midnight." });
    await approve();
    expect(await db().version.findUniqueOrThrow({ where: { id: next.versionId } })).toMatchObject({
      state: "approved",
      contentHash: "hash",
    });
  });

  it("never approves a first version by policy", async () => {
    const made = await makeListing();
    await expect(
      inTransaction((tx) => approveHarmlessUpdate(tx, made.scope, { versionId: made.versionId, contentHash: "hash" })),
    ).rejects.toMatchObject({ code: "not_ready" });
  });

  it("throws a draft away and puts the sandbox client back, but never the only version", async () => {
    const made = await makePublishedListing();
    await expect(
      inTransaction((tx) => deleteDraft(tx, made.scope, { versionId: made.versionId })),
    ).rejects.toMatchObject({ code: "conflict" });
    const next = await inTransaction((tx) =>
      createNextVersion(tx, made.scope, { listingId: made.listingId, bump: "patch" }),
    );
    await saveVersion(made.scope, next.versionId, { redirectUris: ["https://tallyho.example/try"] });
    await inTransaction((tx) => deleteDraft(tx, made.scope, { versionId: next.versionId }));
    expect((await db().oAuthClient.findUniqueOrThrow({ where: { id: made.sandboxClientId } })).redirectUris).toEqual([
      "https://tallyho.example/callback",
    ]);
    const only = await makeListing();
    await expect(
      inTransaction((tx) => deleteDraft(tx, only.scope, { versionId: only.versionId })),
    ).rejects.toMatchObject({ code: "not_ready" });
  });

  it("keeps a draft that was checked", async () => {
    const made = await makePublishedListing();
    const next = await inTransaction((tx) =>
      createNextVersion(tx, made.scope, { listingId: made.listingId, bump: "patch" }),
    );
    await db().certificationRun.create({
      data: {
        id: newId(),
        versionId: next.versionId,
        partnerId: made.scope.partnerId,
        rubricVersion: "1",
        contentHash: "x",
      },
    });
    await expect(
      inTransaction((tx) => deleteDraft(tx, made.scope, { versionId: next.versionId })),
    ).rejects.toMatchObject({ code: "not_ready" });
  });
});

describe("the preview", () => {
  it("is the listing page as it would be, without machine addresses", async () => {
    const made = await makePublishedListing();
    const next = await inTransaction((tx) =>
      createNextVersion(tx, made.scope, { listingId: made.listingId, bump: "minor" }),
    );
    await saveVersion(made.scope, next.versionId, {
      scopes: [{ scope: "orders:read", reason: "To book them." }],
      changes: "Asks for less.",
    });
    const found = await getVersionForPartner(db(), made.scope, next.versionId);
    if (!found) throw new Error("The version is there.");
    const model = await getPreviewModel(db(), made.scope, found.listing, found.version);
    expect(model).toMatchObject({ preview: "draft", version: { number: "1.1.0", publishedAt: null }, hasClient: true });
    expect(model.changelog.map((entry) => [entry.number, entry.diff.scopes.removed.map((use) => use.scope)])).toEqual([
      ["1.1.0", ["customers:read", "customers:write"]],
      ["1.0.0", []],
    ]);
    expect(JSON.stringify(model.content)).not.toContain("/hooks");
  });
});

describe("the editor's sections", () => {
  async function base(versionId: string, section: SectionKey): Promise<string> {
    const { content } = await db().version.findUniqueOrThrow({ where: { id: versionId } });
    return sectionBase(section, parseContent(content));
  }
  const save = (
    made: MadeListing,
    section: SectionKey,
    from: string,
    patch: VersionPatch,
    tab = "one",
    who = made.scope,
  ) => inTransaction((tx) => saveSection(tx, who, { versionId: made.versionId, section, base: from, tab, patch }));

  it("clash only where two people write the same section", async () => {
    const made = await makeListing();
    const [name, setup] = await Promise.all([base(made.versionId, "name"), base(made.versionId, "setup")]);
    expect(await save(made, "name", name, { promise: "First." })).toMatchObject({ saved: true });
    expect(await save(made, "setup", setup, { setupMinutes: 9 })).toMatchObject({ saved: true });
    const colleague = await makePartnerScope(made.scope.partnerId, "member");
    expect(await save(made, "name", name, { promise: "Second." }, "one", colleague)).toMatchObject({
      saved: false,
      by: { you: false, name: made.scope.person.name },
      content: { promise: "First.", setupMinutes: 9 },
    });
  });

  it("take a retry and a reload of the same tab for what they are", async () => {
    const made = await makeListing();
    const from = await base(made.versionId, "name");
    for (const promise of ["Left with the page.", "Typed after the reload.", "Typed after the reload."]) {
      expect(await save(made, "name", from, { promise })).toMatchObject({ saved: true, by: null });
    }
    expect((await db().version.findUniqueOrThrow({ where: { id: made.versionId } })).content).toMatchObject({
      promise: "Typed after the reload.",
    });
  });

  it("ask a person about their own other tab as theirs, and write nothing", async () => {
    const made = await makeListing();
    const from = await base(made.versionId, "name");
    await save(made, "name", from, { promise: "From one." }, "one");
    expect(await save(made, "name", from, { promise: "From two." }, "two")).toMatchObject({
      saved: false,
      by: { you: true },
      content: { promise: "From one." },
    });
  });

  it("call two saves at the same moment nobody else's", async () => {
    const made = await makeListing();
    const from = await base(made.versionId, "name");
    const texts = Array.from({ length: 8 }, (_, index) => `Save ${index}`);
    const answers = await Promise.all(texts.map((promise) => save(made, "name", from, { promise })));
    expect(answers.map(({ saved }) => saved)).toEqual(texts.map(() => true));
  });

  it("keep the newest saves only", async () => {
    const made = await makeListing();
    let from = await base(made.versionId, "name");
    for (let index = 0; index < 65; index++) {
      const { content } = await save(made, "name", from, { promise: `Save ${index}` });
      from = sectionBase("name", content);
    }
    expect(await db().sectionSave.count({ where: { versionId: made.versionId } })).toBe(60);
  });

  it("keep a picture that arrived while its texts were written", async () => {
    const made = await makeListing();
    const from = await base(made.versionId, "images");
    const image = await encodeImage(
      await sharp({ create: { width: 64, height: 64, channels: 3, background: "blue" } })
        .png()
        .toBuffer(),
      "screenshot",
    );
    const upload = { purpose: "screenshot", image, at: { bytes: image.bytes, storeKey: null } } as const;
    await inTransaction((tx) => addImage(tx, made.scope, { versionId: made.versionId, mediaId: newId(), ...upload }));
    const posted = readSection("images", { "known[]": [] });
    const answer = await inTransaction((tx) =>
      saveSection(tx, made.scope, {
        versionId: made.versionId,
        section: "images",
        base: from,
        tab: "one",
        patch: posted,
      }),
    );
    expect(answer.saved).toBe(true);
    expect(answer.content.screenshots).toHaveLength(1);
  });

  it("take a picture as icon or screenshot, up to the limit, and only from the own partner", async () => {
    const made = await makeListing();
    const image = await encodeImage(
      await sharp({ create: { width: 64, height: 64, channels: 3, background: "red" } })
        .png()
        .toBuffer(),
      "icon",
    );
    const add = (scope: PartnerScope<never>, purpose: "icon" | "screenshot") =>
      inTransaction((tx) =>
        addImage(tx, scope, {
          versionId: made.versionId,
          purpose,
          mediaId: newId(),
          image,
          at: { bytes: image.bytes, storeKey: null },
        }),
      );
    await expect(add(await partnerScope(), "icon")).rejects.toMatchObject({ code: "not_found" });
    expect((await add(made.scope, "icon")).content.iconMediaId).toMatch(/^med_/);
    for (let count = 0; count < 6; count++) await add(made.scope, "screenshot");
    const before = await db().mediaObject.count({ where: { partnerId: made.scope.partnerId } });
    await expect(add(made.scope, "screenshot")).rejects.toMatchObject({ code: "not_ready" });
    expect(await db().mediaObject.count({ where: { partnerId: made.scope.partnerId } })).toBe(before);
  });
});
