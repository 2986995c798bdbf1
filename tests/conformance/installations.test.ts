import { describe, expect, it } from "vitest";
import { getWorkspaceScope } from "@/lib/accounts/gates/data";
import { createWorkspace } from "@/lib/accounts/workspaces/mutations";
import { denyInteraction } from "@/lib/authorization/interactions/mutations";
import { uninstall } from "@/lib/installs/removal/mutations";
import { createSandboxInstallation } from "@/lib/installs/sandbox/mutations";
import { changeScopes } from "@/lib/installs/updates/mutations";
import { registerPartner } from "@/lib/onboarding/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { makePerson, makePersonScope, makeWorkspaceScope } from "../factories/accounts";
import { makeCredentials } from "../factories/clients";
import { makeAdminScope } from "../factories/installs";
import { makeListing, saveVersion } from "../factories/listings";
import { makePartnerScope } from "../factories/partners";
import { agree, authorize } from "./browser";
import { withIssuer } from "./harness";
import {
  authorizeUrl,
  CALLBACK,
  getCode,
  install,
  makeOAuthPartner,
  makeVerifier,
  me,
  post,
  redeem,
  refresh,
  tokensOf,
} from "./partner";

withIssuer();

async function nameOf(listingId: string): Promise<string> {
  const { version } = await db().installation.findFirstOrThrow({ where: { listingId }, select: { version: true } });
  const content = version.content;
  return typeof content === "object" && content !== null && "name" in content ? String(content.name) : "";
}

describe("an installation is the subject", () => {
  it("two workspaces with the same partner, consented by one person, never share a grant", async () => {
    const partner = await makeOAuthPartner();
    const one = await makeAdminScope("One");
    const two = await makeWorkspaceScope((await makeAdminScope("Two")).workspaceId, "admin", one.person.personId);
    const [first, second] = [await install(partner, one), await install(partner, two)];
    const [a, b] = [await me(first.access_token), await me(second.access_token)];
    expect([a.workspace, b.workspace]).toEqual([
      formatId("workspace", one.workspaceId),
      formatId("workspace", two.workspaceId),
    ]);
    expect(a.installation).not.toBe(b.installation);
    await inTransaction(async (tx) =>
      uninstall(tx, one, {
        installationId: a.installation,
        confirm: await nameOf(partner.listing.listingId),
        reason: "",
      }),
    );
    expect((await me(first.access_token)).status).toBe(401);
    expect((await me(second.access_token)).status).toBe(200);
    expect((await refresh(partner, second.refresh_token)).status).toBe(200);
  });

  it("lives on when the person who consented leaves", async () => {
    const partner = await makeOAuthPartner();
    const owner = await makeAdminScope();
    const admin = await makeWorkspaceScope(owner.workspaceId, "admin", (await makePerson()).personId);
    const tokens = await install(partner, admin);
    await db().workspaceMember.deleteMany({
      where: { workspaceId: owner.workspaceId, personId: admin.person.personId },
    });
    await db().session.updateMany({ where: { personId: admin.person.personId }, data: { revokedAt: new Date() } });
    await db().person.update({ where: { id: admin.person.personId }, data: { deletedAt: new Date() } });
    expect((await me(tokens.access_token)).status).toBe(200);
    const next = tokensOf(await refresh(partner, tokens.refresh_token));
    expect((await me(next.access_token)).workspace).toBe(formatId("workspace", owner.workspaceId));
  });

  it("is active once the partner redeemed the code, and not before", async () => {
    const partner = await makeOAuthPartner();
    const { code, verifier } = await getCode(partner, await makeAdminScope());
    const state = async () =>
      (await db().installation.findFirstOrThrow({ where: { listingId: partner.listing.listingId } })).state;
    expect(await state()).toBe("pending");
    tokensOf(await redeem(partner, code, verifier));
    expect(await state()).toBe("active");
    expect(
      (await db().listing.findUniqueOrThrow({ where: { id: partner.listing.listingId } })).activeInstallations,
    ).toBe(1);
  });

  it("V10.4.9 uninstalling ends every token at once", async () => {
    const partner = await makeOAuthPartner();
    const scope = await makeAdminScope();
    const tokens = await install(partner, scope);
    const { installation } = await me(tokens.access_token);
    const confirm = await nameOf(partner.listing.listingId);
    await inTransaction((tx) => uninstall(tx, scope, { installationId: installation, confirm, reason: "trial over" }));
    expect((await me(tokens.access_token)).status).toBe(401);
    expect((await refresh(partner, tokens.refresh_token)).body.error).toBe("invalid_grant");
    const seen = await post("/oauth/introspect", new URLSearchParams({ token: tokens.access_token }), partner);
    expect(seen.body).toEqual({ active: false });
  });

  it("a code of an installation that ended is worth nothing", async () => {
    const partner = await makeOAuthPartner();
    const scope = await makeAdminScope();
    const { code, verifier } = await getCode(partner, scope);
    const row = await db().installation.findFirstOrThrow({ where: { listingId: partner.listing.listingId } });
    const confirm = await nameOf(partner.listing.listingId);
    await inTransaction((tx) =>
      uninstall(tx, scope, { installationId: formatId("installation", row.id), confirm, reason: "" }),
    );
    expect((await redeem(partner, code, verifier)).body.error).toBe("invalid_grant");
  });

  it("a hard block stops tokens, a lifted one lets them work again", async () => {
    const partner = await makeOAuthPartner();
    const tokens = await install(partner, await makeAdminScope());
    await db().listing.update({ where: { id: partner.listing.listingId }, data: { installBlock: "hard" } });
    expect((await me(tokens.access_token)).status).toBe(401);
    expect((await refresh(partner, tokens.refresh_token)).body.error).toBe("invalid_grant");
    const seen = await post("/oauth/introspect", new URLSearchParams({ token: tokens.access_token }), partner);
    expect(seen.body).toEqual({ active: false });
    await db().listing.update({ where: { id: partner.listing.listingId }, data: { installBlock: "none" } });
    expect((await refresh(partner, tokens.refresh_token)).status).toBe(200);
  });

  it("under a soft block no new consent is given, under a hard one no connection made again, and a code in hand is worth nothing", async () => {
    const partner = await makeOAuthPartner();
    const scope = await makeAdminScope();
    const { code, verifier } = await getCode(partner, scope);
    const where = { id: partner.listing.listingId };
    await db().listing.update({ where, data: { installBlock: "hard" } });
    expect((await redeem(partner, code, verifier)).body.error).toBe("invalid_grant");
    await expect(getCode(partner, scope)).rejects.toThrow("blocked");
    await db().listing.update({ where, data: { installBlock: "soft" } });
    await expect(getCode(partner, await makeAdminScope())).rejects.toThrow("blocked");
  });

  it("a narrowed permission is gone from the token in hand, and given back by the next refresh", async () => {
    const partner = await makeOAuthPartner();
    const scope = await makeAdminScope();
    const { code, verifier } = await getCode(partner, scope, ["customers:write"]);
    const tokens = tokensOf(await redeem(partner, code, verifier));
    const before = await me(tokens.access_token);
    expect(before.scopes).toContain("customers:write");
    const change = (held: string[], scopes: string[]) =>
      inTransaction((tx) => changeScopes(tx, scope, { installationId: before.installation, held, scopes }));
    await change(before.scopes, []);
    expect((await me(tokens.access_token)).scopes).toEqual(["orders:read", "customers:read"]);
    const narrowed = tokensOf(await refresh(partner, tokens.refresh_token));
    expect(narrowed.scope).toBe("orders:read customers:read");
    await change(["orders:read", "customers:read"], ["customers:write"]);
    const wider = tokensOf(await refresh(partner, narrowed.refresh_token));
    expect((await me(wider.access_token)).scopes).toContain("customers:write");
  });
});

describe("the sandbox", () => {
  it("gives client credentials a token of the client's own installation, with everything it declares", async () => {
    const listing = await makeListing();
    const { partnerId, person } = listing.scope;
    const { workspaceId } = await inTransaction((tx) =>
      createWorkspace(tx, { environment: "sandbox", name: "Sandbox", ownerId: person.personId, partnerId }),
    );
    const scopes = ["orders:read", "customers:read"];
    const { installationId } = await inTransaction((tx) =>
      createSandboxInstallation(tx, {
        partnerId,
        workspaceId,
        listingId: listing.listingId,
        clientId: listing.sandboxClientId,
        versionId: listing.versionId,
        scopes,
        personId: person.personId,
      }),
    );
    const partner = { listing, ...(await makeCredentials(listing.sandboxClientId)) };
    const answer = await post("/oauth/token", new URLSearchParams({ grant_type: "client_credentials" }), partner);
    expect(answer.status).toBe(200);
    const mine = await me(String(answer.body.access_token));
    expect(mine).toMatchObject({ installation: formatId("installation", installationId), scopes });
    const narrow = await post(
      "/oauth/token",
      new URLSearchParams({ grant_type: "client_credentials", scope: "orders:read" }),
      partner,
    );
    expect((await me(String(narrow.body.access_token))).scopes).toEqual(["orders:read"]);
    const tooMuch = await post(
      "/oauth/token",
      new URLSearchParams({ grant_type: "client_credentials", scope: "payments:read" }),
      partner,
    );
    expect(tooMuch.body.error).toBe("invalid_scope");
  });

  it("lets a partner's own people install by code, as they registered, and nobody else's", async () => {
    const person = await makePersonScope();
    const company = { name: "Own sandbox", website: "https://tallyho.example", supportEmail: "help@tallyho.example" };
    const { partnerId, listingId, workspaceId } = await inTransaction((tx) => registerPartner(tx, person, company));
    const owner = await makePartnerScope(partnerId, "owner", person.person.personId);
    const { id, listing } = await db().version.findFirstOrThrow({
      where: { listingId },
      select: { id: true, listing: { select: { sandboxClientId: true } } },
    });
    await saveVersion(owner, id, { redirectUris: [CALLBACK] });
    const partner = await makeCredentials(listing.sandboxClientId ?? "");
    const member = await makePartnerScope(partnerId, "member");
    const workspace = formatId("workspace", workspaceId);
    const scope = await getWorkspaceScope(db(), member.person, workspace, "installation.consent");
    if (!scope) throw new Error("The partner's member may not consent in the sandbox.");
    const { verifier, challenge } = makeVerifier();
    const url = authorizeUrl(partner, challenge, { scope: "orders:read" });
    const back = await authorize(url, scope, agree(scope));
    const tokens = tokensOf(await redeem(partner, back.searchParams.get("code") ?? "", verifier));
    expect(await me(tokens.access_token)).toMatchObject({ workspace, scopes: ["orders:read"] });
    expect((await refresh(partner, tokens.refresh_token)).status).toBe(200);
    const stranger = await makeAdminScope();
    expect(await getWorkspaceScope(db(), stranger.person, workspace, "installation.consent")).toBeNull();
    await authorize(url, stranger, async (request) => {
      expect(request.choices).toEqual([]);
      return denyInteraction(stranger.person, request.uid, { kind: "refused", installation: null });
    });
  });
});
