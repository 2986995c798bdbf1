import { describe, expect, it } from "vitest";
import { getListingForPartner, getListingsForPartner, getVersionForPartner } from "@/lib/listings/data";
import { createListing, createNextVersion, updateVersion } from "@/lib/listings/mutations";
import { publishVersion, versionWrite } from "@/lib/listings/publication/mutations";
import { VERSIONS } from "@/lib/listings/transitions";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId, newId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import type { Proven } from "@/lib/platform/proven";
import { move } from "@/lib/platform/transitions/move";
import { makeStaffScope } from "../factories/accounts";
import { approveVersion, makeListing, makePublishedListing, publishNext, saveVersion } from "../factories/listings";
import { makePartner, makePartnerScope } from "../factories/partners";

async function partnerScope(over: Parameters<typeof makePartner>[0] = {}) {
  const { partnerId, ownerId } = await makePartner(over);
  return makePartnerScope(partnerId, "owner", ownerId);
}

async function lockOf(versionId: string): Promise<number> {
  return (await db().version.findUniqueOrThrow({ where: { id: versionId } })).lockVersion;
}

describe("creating a listing", () => {
  it("gives a draft 1.0.0, both clients and a reserved address", async () => {
    const scope = await partnerScope();
    const made = await inTransaction((tx) => createListing(tx, scope, { name: "Ledger & Sons", type: "partner" }));
    const listing = await getListingForPartner(db(), scope, formatId("listing", made.listingId));
    expect(listing).toMatchObject({ slug: "ledger-and-sons", state: "unlisted", type: "partner" });
    expect(listing?.versions).toMatchObject([
      { number: "1.0.0", state: "draft", content: { name: "Ledger & Sons", supportEmail: "help@tallyho.example" } },
    ]);
    const clients = await db().oAuthClient.findMany({ where: { listingId: made.listingId } });
    expect(clients.map((client) => [client.environment, client.id]).sort()).toEqual(
      [
        ["live", made.liveClientId],
        ["sandbox", made.sandboxClientId],
      ].sort(),
    );
    const audit = await db().auditEntry.findMany({ where: { subjectId: made.listingId } });
    expect(audit.map((entry) => entry.action)).toEqual(["listing.create"]);
  });

  it("gives one name to one of many who ask at once", async () => {
    const scopes = await Promise.all([partnerScope(), partnerScope(), partnerScope(), partnerScope()]);
    const outcomes = await Promise.allSettled(
      scopes.map((scope) => inTransaction((tx) => createListing(tx, scope, { name: "Only One", type: "partner" }))),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected")
        expect(outcome.reason).toMatchObject({
          code: "invalid_input",
          fields: { name: [say("portal.nameTaken")] },
        });
    }
  });

  it.each([
    ["native", false],
    ["embedded", false],
    ["partner", true],
  ] as const)("refuses type %s when the partner's being built in is %s", async (type, isHouse) => {
    const scope = { ...(await partnerScope()), isHouse };
    await expect(
      inTransaction((tx) => createListing(tx, scope, { name: `Type ${newId().slice(-6)}`, type })),
    ).rejects.toMatchObject({ fields: { type: [expect.any(String)] } });
  });

  it("refuses reserved names", async () => {
    const scope = await partnerScope();
    await expect(
      inTransaction((tx) => createListing(tx, scope, { name: "Patchbay", type: "partner" })),
    ).rejects.toMatchObject({ fields: { name: [say("portal.nameReserved")] } });
  });
});

describe("saving a version", () => {
  it("keeps the sandbox client in step and leaves the live one alone", async () => {
    const made = await makeListing();
    const [sandbox, live] = await Promise.all(
      [made.sandboxClientId, made.liveClientId].map((id) => db().oAuthClient.findUniqueOrThrow({ where: { id } })),
    );
    expect(sandbox).toMatchObject({
      redirectUris: ["https://tallyho.example/callback"],
      scopes: ["orders:read", "customers:read", "customers:write"],
    });
    expect(live).toMatchObject({ redirectUris: [], scopes: [] });
  });

  it("gives the newer content to whoever saves over an old one, and writes nothing", async () => {
    const made = await makeListing();
    const read = await lockOf(made.versionId);
    const save = (promise: string) =>
      inTransaction((tx) =>
        updateVersion(tx, made.scope, { versionId: made.versionId, lockVersion: read, patch: { promise } }),
      );
    const first = await save("From the first tab.");
    const second = await save("From the second tab.");
    expect(first).toMatchObject({ saved: true, lockVersion: read + 1 });
    expect(second).toMatchObject({ saved: false, lockVersion: read + 1, content: { promise: "From the first tab." } });
    const again = await inTransaction((tx) =>
      updateVersion(tx, made.scope, {
        versionId: made.versionId,
        lockVersion: second.lockVersion,
        patch: { promise: "From the second tab." },
      }),
    );
    expect(again).toMatchObject({ saved: true, content: { promise: "From the second tab." } });
  });

  it("lets one of twenty saves at once win", async () => {
    const made = await makeListing();
    const lockVersion = await lockOf(made.versionId);
    const saves = Array.from({ length: 20 }, (_, index) =>
      inTransaction((tx) =>
        updateVersion(tx, made.scope, { versionId: made.versionId, lockVersion, patch: { promise: `Tab ${index}` } }),
      ),
    );
    const outcomes = await Promise.all(saves);
    expect(outcomes.filter((outcome) => outcome.saved)).toHaveLength(1);
    expect(await lockOf(made.versionId)).toBe(lockVersion + 1);
  });

  it("writes nothing, and no audit row, when nothing changed", async () => {
    const made = await makeListing();
    const before = await db().auditEntry.count({ where: { subjectId: made.versionId } });
    await saveVersion(made.scope, made.versionId, { setupMinutes: 2 });
    expect(await db().auditEntry.count({ where: { subjectId: made.versionId } })).toBe(before);
  });

  it("answers unknown fields, wrong values and another partner's picture at the field", async () => {
    const made = await makeListing();
    const lockVersion = await lockOf(made.versionId);
    const save = (patch: object) =>
      inTransaction((tx) => updateVersion(tx, made.scope, { versionId: made.versionId, lockVersion, patch }));
    await expect(save({ installUrl: "javascript:alert(1)" })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { installUrl: [expect.any(String)] },
    });
    await expect(save({ name: "" })).rejects.toMatchObject({ fields: { name: [expect.any(String)] } });
    await expect(save({ name: "Patchbay" })).rejects.toMatchObject({ fields: { name: [expect.any(String)] } });
    await expect(save({ isAdmin: true })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(save({ iconMediaId: formatId("media", newId()) })).rejects.toMatchObject({
      fields: { iconMediaId: [expect.any(String)] },
    });
    expect(await lockOf(made.versionId)).toBe(lockVersion);
  });

  it("refuses another partner as if there were nothing", async () => {
    const made = await makeListing();
    const other = await partnerScope();
    await expect(
      inTransaction((tx) =>
        updateVersion(tx, other, { versionId: made.versionId, lockVersion: 1, patch: { promise: "Mine now" } }),
      ),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await getVersionForPartner(db(), other, made.versionId)).toBeNull();
    expect(await getListingsForPartner(db(), other)).toEqual([]);
  });

  it("is closed while frozen, by the table and by the database", async () => {
    const made = await makeListing();
    await inTransaction((tx) =>
      move(tx, made.scope, VERSIONS, "submit", {
        write: versionWrite(tx, made.scope, { versionId: made.versionId, contentHash: "x" }),
      }),
    );
    await expect(saveVersion(made.scope, made.versionId, { promise: "Late" })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(db().version.update({ where: { id: made.versionId }, data: { content: {} } })).rejects.toThrow(
      /frozen/,
    );
  });
});

describe("steps of certification", () => {
  const step = (
    scope: Parameters<typeof versionWrite>[1] & Parameters<typeof move>[1] & Proven<never>,
    name: "submit" | "claim" | "approve" | "reject" | "request_changes" | "withdraw",
    versionId: string,
  ) => inTransaction((tx) => move(tx, scope, VERSIONS, name, { write: versionWrite(tx, scope, { versionId }) }));

  it("refuses steps the table does not have, and another partner's version", async () => {
    const [{ versionId, scope }, other] = [await makeListing(), await makeListing()];
    const staff = await makeStaffScope("reviewer");
    await expect(step(staff, "approve", versionId)).rejects.toMatchObject({ code: "conflict" });
    await expect(step(other.scope, "submit", versionId)).rejects.toMatchObject({ code: "conflict" });
    await step(scope, "submit", versionId);
    await step(staff, "claim", versionId);
    await step(staff, "request_changes", versionId);
    expect((await db().version.findUniqueOrThrow({ where: { id: versionId } })).contentHash).toBeNull();
    await saveVersion(scope, versionId, { promise: "Mended." });
    await step(scope, "submit", versionId);
    await expect(inTransaction((tx) => publishVersion(tx, scope, { versionId }))).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("lets one of three decisions at once win", async () => {
    const { versionId, scope } = await makeListing();
    const staff = await makeStaffScope("reviewer");
    await step(scope, "submit", versionId);
    await step(staff, "claim", versionId);
    const outcomes = await Promise.allSettled([
      step(staff, "approve", versionId),
      step(staff, "reject", versionId),
      step(scope, "withdraw", versionId),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  });
});

describe("publishing", () => {
  it("makes the version public, tells the catalog and copies addresses and permissions to the live client", async () => {
    const made = await makePublishedListing();
    const listing = await db().listing.findUniqueOrThrow({ where: { id: made.listingId } });
    expect(listing).toMatchObject({
      state: "published",
      publishedVersionId: made.versionId,
      publishedAt: expect.any(Date),
    });
    const live = await db().oAuthClient.findUniqueOrThrow({ where: { id: made.liveClientId } });
    expect(live.redirectUris).toEqual(["https://tallyho.example/callback"]);
    const sent = await db().outboxMessage.findMany({ where: { name: "listing.published" } });
    expect(sent.map((message) => message.payload)).toContainEqual({
      listingId: made.listingId,
      versionId: made.versionId,
    });
    const tags = await db().cacheTag.findMany({
      where: { tag: { in: ["catalog", `listing:${made.slug}`, `partner:${made.scope.partnerSlug}`] } },
    });
    expect(tags).toHaveLength(3);
  });

  it("replaces the former version and keeps the day of the first", async () => {
    const made = await makePublishedListing();
    const first = await db().listing.findUniqueOrThrow({ where: { id: made.listingId } });
    const next = await publishNext(made, { redirectUris: ["https://tallyho.example/v2"], changes: "New address." });
    expect(next.number).toBe("1.1.0");
    const listing = await getListingForPartner(db(), made.scope, formatId("listing", made.listingId));
    expect(listing?.versions.map((version) => [version.number, version.state])).toEqual([
      ["1.1.0", "published"],
      ["1.0.0", "superseded"],
    ]);
    expect((await db().listing.findUniqueOrThrow({ where: { id: made.listingId } })).publishedAt).toEqual(
      first.publishedAt,
    );
    expect((await db().oAuthClient.findUniqueOrThrow({ where: { id: made.liveClientId } })).redirectUris).toEqual([
      "https://tallyho.example/v2",
    ]);
  });

  it("happens once, however often the button is pressed", async () => {
    const made = await makeListing();
    await approveVersion(made.scope, made.versionId);
    const presses = Array.from({ length: 5 }, () =>
      inTransaction((tx) => publishVersion(tx, made.scope, { versionId: made.versionId })),
    );
    const outcomes = await Promise.allSettled(presses);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  });

  it("asks a community listing for source, licence and maintainer", async () => {
    const made = await makeListing({ type: "community" });
    await approveVersion(made.scope, made.versionId);
    await expect(
      inTransaction((tx) => publishVersion(tx, made.scope, { versionId: made.versionId })),
    ).rejects.toMatchObject({ code: "not_ready" });
  });

  it("is refused while the listing is suspended", async () => {
    const made = await makePublishedListing();
    const next = await inTransaction((tx) =>
      createNextVersion(tx, made.scope, { listingId: made.listingId, bump: "patch" }),
    );
    await approveVersion(made.scope, next.versionId);
    await db().listing.update({ where: { id: made.listingId }, data: { state: "suspended" } });
    await expect(
      inTransaction((tx) => publishVersion(tx, made.scope, { versionId: next.versionId })),
    ).rejects.toMatchObject({ code: "conflict" });
  });
});
