import { describe, expect, it } from "vitest";
import type { WorkspaceScope } from "@/lib/accounts/types";
import { offerPublishedVersion } from "@/lib/installs/handlers";
import { acceptUpdate, changeScopes } from "@/lib/installs/updates/mutations";
import { getInstalled } from "@/lib/installs/views/data";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId, newId } from "@/lib/platform/ids";
import { makeWorkspaceScope } from "../factories/accounts";
import { makeInstallation } from "../factories/installs";
import { jobContext } from "../factories/jobs";
import { LISTING_CONTENT, makePublishedListing, publishNext } from "../factories/listings";
import { outbox } from "../support/outbox";

const ins = (id: string) => formatId("installation", id);

describe("a new version", () => {
  it("that asks for nothing new is taken over silently, and loses what it dropped", async () => {
    const { scope, listing, installationId } = await makeInstallation();
    const next = await publishNext(listing, {
      scopes: [{ scope: "orders:read", reason: "To book." }],
      changes: "Less.",
    });
    await offerPublishedVersion({ listingId: listing.listingId, versionId: next.versionId }, jobContext());
    const view = await getInstalled(db(), scope, ins(installationId));
    expect(view).toMatchObject({ versionNumber: next.number, offered: null, scopes: ["orders:read"] });
    expect(await outbox("installation.scopes_changed")).toContainEqual({
      installationId,
      added: [],
      removed: ["customers:read", "customers:write"],
    });
  });

  it("reaches everyone else when one installation cannot be moved, and is tried again for that one", async () => {
    const listing = await makePublishedListing();
    const made = [];
    for (let index = 0; index < 4; index++) made.push(await makeInstallation({ listing }));
    const next = await publishNext(listing, { promise: "Books every order before dawn." });
    const broken = await db().version.create({
      data: { id: newId(), listingId: listing.listingId, number: "0.9.0", state: "superseded", content: { name: 1 } },
    });
    await db().installation.update({ where: { id: made[1]?.installationId ?? "" }, data: { versionId: broken.id } });
    const offer = () =>
      offerPublishedVersion({ listingId: listing.listingId, versionId: next.versionId }, jobContext());
    await expect(offer()).rejects.toThrow("1 of 4");
    const moved = await db().installation.findMany({
      where: { listingId: listing.listingId },
      select: { versionId: true },
    });
    expect(moved.filter(({ versionId }) => versionId === next.versionId)).toHaveLength(3);
    await db().installation.update({
      where: { id: made[1]?.installationId ?? "" },
      data: { versionId: listing.versionId },
    });
    await expect(offer()).resolves.toBeUndefined();
  });

  it("that asks for more waits for someone, who accepts what they saw", async () => {
    const { scope, listing, installationId } = await makeInstallation();
    const more = [...LISTING_CONTENT.scopes, { scope: "payments:read" as const, reason: "To match the bank." }];
    const next = await publishNext(listing, { scopes: more, changes: "Reads payments." });
    await offerPublishedVersion({ listingId: listing.listingId, versionId: next.versionId }, jobContext());
    await offerPublishedVersion({ listingId: listing.listingId, versionId: next.versionId }, jobContext());
    const waiting = await getInstalled(db(), scope, ins(installationId));
    expect(waiting).toMatchObject({ versionNumber: "1.0.0", state: "active", offered: { number: next.number } });
    expect(waiting?.scopes).not.toContain("payments:read");
    const mails = (await outbox("mail.send")).filter((mail) => mail.kind === "installation.update");
    expect(mails).toHaveLength(1);
    const accept = (versionId: string) =>
      inTransaction((tx) =>
        acceptUpdate(tx, scope, {
          installationId: ins(installationId),
          versionId: formatId("version", versionId),
          scopes: [],
        }),
      );
    await expect(accept(listing.versionId)).rejects.toMatchObject({ code: "conflict" });
    await accept(next.versionId);
    const view = await getInstalled(db(), scope, ins(installationId));
    expect(view).toMatchObject({
      versionNumber: next.number,
      offered: null,
      scopes: ["orders:read", "customers:read", "payments:read"],
    });
  });

  it("narrowing writes who, before and after, and the same choice again writes nothing", async () => {
    const { scope, installationId } = await makeInstallation();
    let held = LISTING_CONTENT.scopes.map((use) => use.scope as string);
    const change = async (scopes: string[]) => {
      await inTransaction((tx) => changeScopes(tx, scope, { installationId: ins(installationId), held, scopes }));
      held = (await getInstalled(db(), scope, ins(installationId)))?.scopes ?? [];
    };
    await change([]);
    await change([]);
    const audit = await db().auditEntry.findMany({
      where: { subjectId: installationId, action: "installation.update" },
    });
    expect(audit).toHaveLength(1);
    expect(audit[0]?.actor).toBe(`person:${scope.person.personId}`);
  });

  it("an old tab gives back nothing that was taken away, nor do two at once both win", async () => {
    const { scope, installationId } = await makeInstallation();
    const admin = await makeWorkspaceScope(scope.workspaceId, "admin");
    const held = (await getInstalled(db(), scope, ins(installationId)))?.scopes ?? [];
    expect(held).toContain("customers:write");
    const change = (by: WorkspaceScope<never>, scopes: string[]) =>
      inTransaction((tx) => changeScopes(tx, by, { installationId: ins(installationId), held, scopes }));
    await change(scope, []);
    await expect(change(admin, ["customers:write"])).rejects.toMatchObject({ code: "conflict" });
    expect((await getInstalled(db(), scope, ins(installationId)))?.scopes).toEqual(["orders:read", "customers:read"]);
    const other = await makeInstallation();
    const narrow = () =>
      inTransaction((tx) =>
        changeScopes(tx, other.scope, { installationId: ins(other.installationId), held, scopes: [] }),
      );
    const outcomes = await Promise.allSettled([narrow(), narrow(), narrow(), narrow()]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  });
});
