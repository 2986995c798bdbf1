import { describe, expect, it } from "vitest";
import { deleteAccount } from "@/lib/accounts/deletion/mutations";
import { mintPersonScope } from "@/lib/accounts/gates/mint";
import { claimLink, issueLink } from "@/lib/accounts/links/mutations";
import { resetPassword, setPassword } from "@/lib/accounts/recovery/mutations";
import { confirmEmail } from "@/lib/accounts/registration/mutations";
import { apiResource } from "@/lib/clients/constants";
import { getProvenToken } from "@/lib/installs/tokens/data";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import { db, inTransaction } from "@/lib/platform/db";
import { makePerson, PASSWORD, passwordHash, signInAs } from "../factories/accounts";
import { makeInstallation } from "../factories/installs";
import { makePublishedListing } from "../factories/listings";
import { codeOf } from "../support/outcomes";

const browser = { userAgent: "test", ip: "direct", device: "" };
const works = async (call: Promise<unknown>) => (await codeOf(call)) === "won";

describe("mailed link", () => {
  const KINDS = ["verify", "reset", "change"] as const;
  const use = async (kind: (typeof KINDS)[number], token: string) => {
    if (kind === "verify") return works(confirmEmail({ token, password: PASSWORD, browserProof: undefined, browser }));
    if (kind === "reset") return works(resetPassword({ token, password: "another long password" }));
    return works(inTransaction((tx) => claimLink(tx, "change", token)));
  };
  const ENDS = {
    "account deleted": async (personId: string) => {
      const scope = mintPersonScope<never>(await signInAs(personId));
      await inTransaction((tx) => deleteAccount(tx, scope));
    },
    "new password": async (personId: string) => {
      const hash = await passwordHash();
      await inTransaction((tx) => setPassword(tx, { personId, name: "Ada", passwordHash: hash }));
    },
  };

  it.each(KINDS)("%s works, and ends with the account or the password it was asked under", async (kind) => {
    for (const [end, step] of [["nothing", null], ...Object.entries(ENDS)] as const) {
      const { personId, email } = await makePerson();
      const { token } = await inTransaction((tx) => issueLink(tx, { personId, kind, email }));
      if (step) await step(personId);
      expect([kind, end, await use(kind, token)]).toEqual([kind, end, end === "nothing"]);
    }
  });
});

describe("access token", () => {
  async function token(): Promise<{
    bearer: string;
    workspaceId: string;
    partnerId: string;
    clientId: string;
    listingId: string;
  }> {
    const listing = await makePublishedListing();
    const { installationId, scope } = await makeInstallation({ listing });
    const bearer = randomToken();
    const { workspaceId } = scope;
    const { partnerId, liveClientId: clientId, listingId } = { ...listing, partnerId: listing.scope.partnerId };
    await db().oAuthArtifact.create({
      data: {
        kind: "AccessToken",
        idHash: sha256(bearer),
        payload: { scope: "orders:read", aud: apiResource() },
        installationId,
        clientId,
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    return { bearer, workspaceId, partnerId, clientId, listingId };
  }
  type Made = Awaited<ReturnType<typeof token>>;

  it.each<[string, (made: Made) => Promise<unknown>]>([
    [
      "workspace closed",
      ({ workspaceId: id }) => db().workspace.update({ where: { id }, data: { deletedAt: new Date() } }),
    ],
    ["partner closed", ({ partnerId: id }) => db().partner.update({ where: { id }, data: { closedAt: new Date() } })],
    [
      "client disabled",
      ({ clientId: id }) => db().oAuthClient.update({ where: { id }, data: { disabledAt: new Date() } }),
    ],
    ["listing blocked", ({ listingId: id }) => db().listing.update({ where: { id }, data: { installBlock: "hard" } })],
  ])("ends: %s", async (_, end) => {
    const made = await token();
    expect(await getProvenToken(db(), made.bearer)).not.toBeNull();
    await end(made);
    expect(await getProvenToken(db(), made.bearer)).toBeNull();
  });
});
