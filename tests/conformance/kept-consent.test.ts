import { describe, expect, it } from "vitest";
import { leaveTeam } from "@/lib/accounts/team/mutations";
import type { WorkspaceScope } from "@/lib/accounts/types";
import { approveWithConsent } from "@/lib/authorization/consents/mutations";
import { getConsentRequest } from "@/lib/authorization/interactions/data";
import { openInteraction } from "@/lib/authorization/interactions/mutations";
import { getLiveTarget } from "@/lib/installs/data";
import { requestInstallation } from "@/lib/installs/requests/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId, parseId } from "@/lib/platform/ids";
import { makeWorkspaceScope } from "../factories/accounts";
import { makeAdminScope } from "../factories/installs";
import { Browser } from "./browser";
import { withIssuer } from "./harness";
import { authorizeUrl, makeOAuthPartner, makeVerifier, me, type Partner, redeem, tokensOf } from "./partner";

withIssuer();

/** A member's request that an owner approved: the consent is kept for whoever of the workspace finishes. */
async function makeApproved(): Promise<{
  partner: Partner;
  owner: WorkspaceScope<never>;
  member: WorkspaceScope<never>;
  installation: string;
}> {
  const partner = await makeOAuthPartner();
  const owner = await makeAdminScope();
  const member = await makeWorkspaceScope(owner.workspaceId, "member");
  const installation = await inTransaction(async (tx) => {
    const target = await getLiveTarget(tx, { id: partner.listing.listingId });
    if (!target) throw new Error("not published");
    const input = { decider: "", reason: "", requested: [] };
    const { installationId } = await requestInstallation(tx, member, target, input);
    const shown = formatId("installation", installationId);
    const version = formatId("version", target.versionId);
    await approveWithConsent(tx, owner, { installationId: shown, version, scopes: [] });
    return shown;
  });
  return { partner, owner, member, installation };
}

/** The member follows an authorization link: the callback with its code, or null when the consent page is shown. */
async function follow(partner: Partner, member: WorkspaceScope<never>, change: Record<string, string> = {}) {
  const { verifier, challenge } = makeVerifier();
  const browser = new Browser();
  const started = await browser.get(authorizeUrl(partner, challenge, change));
  const uid = /^\/oauth\/interaction\/(.+)$/.exec(started.location?.pathname ?? "")?.[1] ?? "";
  const opened = await openInteraction(member.person, uid);
  const request = await getConsentRequest(db(), member.person, uid);
  const back = opened?.returnTo ? (await browser.get(opened.returnTo)).location : null;
  return { code: back?.searchParams.get("code") ?? null, verifier, state: request?.choices[0]?.state };
}

describe("a kept consent", () => {
  it("outlives tries that end at the partner, and is over once a code was redeemed", async () => {
    const { partner, member, installation } = await makeApproved();
    expect((await follow(partner, member)).code).not.toBeNull();
    const second = await follow(partner, member);
    const tokens = tokensOf(await redeem(partner, second.code ?? "", second.verifier));
    expect((await me(tokens.access_token)).installation).toBe(installation);
    const third = await follow(partner, member);
    expect(third).toMatchObject({ code: null, state: "installed" });
    expect(await db().standingConsent.count({ where: { usedAt: null } })).toBe(0);
  });

  it("waits while new installations are stopped, and passes once that is lifted", async () => {
    const { partner, member } = await makeApproved();
    const where = { id: partner.listing.listingId };
    for (const installBlock of ["soft", "hard"] as const) {
      await db().listing.update({ where, data: { installBlock } });
      expect((await follow(partner, member)).code).toBeNull();
    }
    await db().listing.update({ where, data: { installBlock: "none" } });
    expect((await follow(partner, member)).code).not.toBeNull();
  });

  it("answers for the workspace the link names and for no other", async () => {
    const { partner, member } = await makeApproved();
    const foreign = formatId("workspace", (await makeAdminScope()).workspaceId);
    expect((await follow(partner, member, { workspace: foreign })).code).toBeNull();
    expect((await follow(partner, member, { workspace: "wks_nonsense" })).code).toBeNull();
    expect((await follow(partner, member, { prompt: "consent" })).code).toBeNull();
    const own = formatId("workspace", member.workspaceId);
    expect((await follow(partner, member, { workspace: own })).code).not.toBeNull();
  });
});

describe("a code under way", () => {
  it.each(["who agreed", "who carried it"])(
    "opens nothing once %s may not any more, and leaves no token behind",
    async (who) => {
      const { partner, owner, member, installation } = await makeApproved();
      // Another owner stays, so that the one who agreed can go.
      await makeWorkspaceScope(owner.workspaceId, "owner");
      const gone = who === "who agreed" ? owner : member;
      const { code, verifier } = await follow(partner, member);
      await inTransaction((tx) => leaveTeam(tx, { kind: "workspace", scope: gone }));
      const answer = await redeem(partner, code ?? "", verifier);
      expect(answer).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
      const installationId = parseId("installation", installation);
      expect(await db().installation.findUnique({ where: { id: installationId ?? "" } })).toMatchObject({
        state: "pending",
      });
      expect(await db().oAuthArtifact.count({ where: { installationId, kind: { not: "Interaction" } } })).toBe(0);
    },
  );
});
