// Over 400 lines: one table of everything that is given, walked by every way to lose the right; its inventory needs all kinds in one place.

import { beforeAll, describe, expect, it } from "vitest";
import { deleteAccount } from "@/lib/accounts/deletion/mutations";
import { mintPersonScope, mintPlatformScope, mintPublicScope } from "@/lib/accounts/gates/mint";
import { acceptInvitation, createInvitation, inviteOwner } from "@/lib/accounts/invitations/mutations";
import { getSignedIn } from "@/lib/accounts/session/data";
import { inviteStaff } from "@/lib/accounts/staff/mutations";
import { getInvitation, listInvitations } from "@/lib/accounts/team/data";
import { changeRole, leaveTeam, removeMember } from "@/lib/accounts/team/mutations";
import type { Team } from "@/lib/accounts/team/types";
import { createStaffMember } from "@/lib/accounts/totp/mutations";
import type { PartnerScope, StaffScope, WorkspaceScope } from "@/lib/accounts/types";
import { findStandingConsent } from "@/lib/authorization/consents/data";
import { approveWithConsent, noteGiver, settleGrant } from "@/lib/authorization/consents/mutations";
import { provisionWorkspace } from "@/lib/authorization/mutations";
import { createSecret, keepSecret } from "@/lib/clients/credentials/mutations";
import { getClientRecord } from "@/lib/clients/data";
import { getPlatformKey } from "@/lib/clients/keys/data";
import { createPlatformKey, keepPlatformKey, revokePlatformKey } from "@/lib/clients/keys/mutations";
import { getLiveTarget } from "@/lib/installs/data";
import { refuseRequest, requestInstallation } from "@/lib/installs/requests/mutations";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { formatId, newId } from "@/lib/platform/ids";
import { makePersonScope, makeStaffScope, makeWorkspaceScope, signInAs } from "../factories/accounts";
import { claim, makeSubmittable, review, sevenVerdicts, submit } from "../factories/certification";
import { makeAdminScope, makeInstallation } from "../factories/installs";
import { decide, proposed } from "../factories/lifecycle";
import { type MadeListing, makePublishedListing } from "../factories/listings";
import { makePartner, makePartnerScope } from "../factories/partners";
import { KEPT } from "../support/givers";
import { lastMailTo, mailsTo, tokenOf } from "../support/mail";
import { codeOf } from "../support/outcomes";

/** Something given by a person in a role: whether it does its work. Asked once. */
type Given = () => Promise<boolean>;
const works = async (call: Promise<unknown>) => (await codeOf(call)) === "won";

let published: MadeListing;
beforeAll(async () => {
  published = await makePublishedListing();
});

// ---- A workspace or a partner: an admin gives, an owner takes the role away.

type Place<Scope> = { owner: Scope; giver: Scope; team: (scope: Scope) => Team; close: () => Promise<unknown> };

async function workspacePlace(): Promise<Place<WorkspaceScope<never>>> {
  const owner = await makeAdminScope();
  const giver = await makeWorkspaceScope(owner.workspaceId, "admin");
  const close = () => db().workspace.update({ where: { id: owner.workspaceId }, data: { deletedAt: new Date() } });
  return { owner, giver, team: (scope) => ({ kind: "workspace", scope }), close };
}

async function partnerPlace(): Promise<Place<PartnerScope<never>>> {
  const { partnerId, ownerId } = await makePartner();
  const owner = await makePartnerScope(partnerId, "owner", ownerId);
  const giver = await makePartnerScope(partnerId, "admin");
  const close = () => db().partner.update({ where: { id: partnerId }, data: { closedAt: new Date() } });
  return { owner, giver, team: (scope) => ({ kind: "partner", scope }), close };
}

const LOSSES = {
  removed: (owner: Team, { personId }: { personId: string }) =>
    inTransaction((tx) => removeMember(tx, owner, { personId, from: "admin" })),
  demoted: (owner: Team, { personId }: { personId: string }) =>
    inTransaction((tx) => changeRole(tx, owner, { personId, from: "admin", to: "member" })),
  left: (_owner: Team, _giver: { personId: string }, own: Team) => inTransaction((tx) => leaveTeam(tx, own)),
  "account deleted": async (_owner: Team, { personId }: { personId: string }) => {
    const scope = mintPersonScope<never>(await signInAs(personId));
    await inTransaction((tx) => deleteAccount(tx, scope));
  },
  closed: null,
} as const;

async function lose<Scope extends WorkspaceScope<never> | PartnerScope<never>>(
  place: Place<Scope>,
  loss: keyof typeof LOSSES,
): Promise<void> {
  const step = LOSSES[loss];
  if (step) await step(place.team(place.owner), place.giver.person, place.team(place.giver));
  else await place.close();
}

async function invited(team: Team, role: "admin" | "member" = "admin"): Promise<Given> {
  return invitation((tx, email) => createInvitation(tx, team, { email, role }));
}

function invitedToStaff(scope: StaffScope<never>): Promise<Given> {
  return invitation((tx, email) => inviteStaff(tx, scope, { email, role: "reviewer" }));
}

async function invitation(send: (tx: Tx, email: string) => Promise<unknown>): Promise<Given> {
  const guest = await makePersonScope();
  const { email } = guest.person;
  await inTransaction((tx) => send(tx, email));
  const token = tokenOf(await lastMailTo(email));
  return async () => {
    const seen = (await getInvitation(db(), mintPublicScope(), token)) !== null;
    const used = await works(inTransaction((tx) => acceptInvitation(tx, guest, token)));
    // The page says what pressing its button does.
    expect(seen).toBe(used);
    return used;
  };
}

async function target() {
  const found = await getLiveTarget(db(), { id: published.listingId });
  if (!found) throw new Error("The listing is not published.");
  return found;
}

async function asked(member: WorkspaceScope<never>): Promise<{ installationId: string }> {
  const input = { decider: "", reason: "", requested: [] };
  const listing = await target();
  return inTransaction((tx) => requestInstallation(tx, member, listing, input));
}

async function keptConsent({ giver }: Place<WorkspaceScope<never>>): Promise<Given> {
  const member = await makeWorkspaceScope(giver.workspaceId, "member");
  const { installationId } = await asked(member);
  const { versionId } = await target();
  const [installation, version] = [formatId("installation", installationId), formatId("version", versionId)];
  await inTransaction((tx) => approveWithConsent(tx, giver, { installationId: installation, version, scopes: [] }));
  const where = { clientId: published.liveClientId, workspaceId: null };
  return async () => (await findStandingConsent(db(), member.person, where)) !== null;
}

/** A grant of the authorization server whose code waits at the partner. */
async function grantOf(scope: WorkspaceScope<never>, installationId: string): Promise<Given> {
  const grantId = randomToken();
  await db().oAuthArtifact.create({ data: { kind: "Grant", idHash: sha256(grantId), payload: {}, installationId } });
  await inTransaction((tx) => noteGiver(tx, grantId, scope.person.personId));
  return () => works(inTransaction((tx) => settleGrant(tx, grantId)));
}

async function newConsent({ giver }: Place<WorkspaceScope<never>>): Promise<Given> {
  const { installationId } = await makeInstallation({ scope: giver, listing: published, pending: true });
  return grantOf(giver, installationId);
}

async function connectingAgain({ giver, owner }: Place<WorkspaceScope<never>>): Promise<Given> {
  const { installationId } = await makeInstallation({ scope: owner, listing: published });
  return grantOf(giver, installationId);
}

const OF_WORKSPACE: Record<string, (place: Place<WorkspaceScope<never>>) => Promise<Given>> = {
  "workspace invitation": ({ giver, team }) => invited(team(giver)),
  "kept consent": keptConsent,
  "consent under way": newConsent,
  "consent under way, to connect again": connectingAgain,
};

async function clientSecret({ giver }: Place<PartnerScope<never>>): Promise<Given> {
  const clientId = newId();
  const { partnerId } = giver;
  await db().oAuthClient.create({
    data: { id: clientId, environment: "live", partnerId, name: "App", redirectUris: [], scopes: [] },
  });
  const shown = formatId("client", clientId);
  const { secret } = await inTransaction((tx) => createSecret(tx, giver, shown));
  return async () => (await getClientRecord(db(), shown))?.secretHashes.includes(sha256(secret)) ?? false;
}

const OF_PARTNER: Record<string, (place: Place<PartnerScope<never>>) => Promise<Given>> = {
  "partner invitation": ({ giver, team }) => invited(team(giver)),
  "client secret": clientSecret,
  "proposal about an own listing": async ({ giver, owner }) => {
    const proposal = await proposed(giver, "unlist", owner);
    return () => works(decide(owner, proposal));
  },
};

const losses = Object.keys(LOSSES).filter((name): name is keyof typeof LOSSES => name in LOSSES);

describe.each(Object.entries(OF_WORKSPACE))("%s", (_, give) => {
  it("works while its giver may", async () => {
    const given = await give(await workspacePlace());
    expect(await given()).toBe(true);
  });
  it.each(losses)("ends: %s", async (loss) => {
    const place = await workspacePlace();
    const given = await give(place);
    await lose(place, loss);
    expect(await given()).toBe(false);
  });
});

describe.each(Object.entries(OF_PARTNER))("%s", (_, give) => {
  it("works while its giver may", async () => {
    const given = await give(await partnerPlace());
    expect(await given()).toBe(true);
  });
  it.each(losses)("ends: %s", async (loss) => {
    const place = await partnerPlace();
    const given = await give(place);
    await lose(place, loss);
    expect(await given()).toBe(false);
  });
});

describe("what a role gives", () => {
  it("an owner who became admin keeps invitations to lower roles only, and the team's page says so", async () => {
    const { owner, giver } = await workspacePlace();
    const second: Team = { kind: "workspace", scope: await makeWorkspaceScope(owner.workspaceId, "owner") };
    const [guest, heir] = [await makePersonScope(), await makePersonScope()];
    const invite = (email: string, role: "owner" | "member") =>
      inTransaction((tx) => createInvitation(tx, second, { email, role }));
    await invite(guest.person.email, "member");
    await invite(heir.person.email, "owner");
    const { personId } = second.scope.person;
    const team: Team = { kind: "workspace", scope: owner };
    await inTransaction((tx) => changeRole(tx, team, { personId, from: "owner", to: "admin" }));
    const rows = await listInvitations(db(), { kind: "workspace", scope: giver });
    expect(new Map(rows.map(({ role, expired }) => [role, expired]))).toEqual(
      new Map([
        ["member", false],
        ["owner", true],
      ]),
    );
    const token = async (email: string) => tokenOf(await lastMailTo(email));
    const [forGuest, forHeir] = [await token(guest.person.email), await token(heir.person.email)];
    expect(await works(inTransaction((tx) => acceptInvitation(tx, heir, forHeir)))).toBe(false);
    expect(await works(inTransaction((tx) => acceptInvitation(tx, guest, forGuest)))).toBe(true);
  });

  it("a member who carries a kept consent must still be one when the code is redeemed", async () => {
    const { owner } = await workspacePlace();
    const member = await makeWorkspaceScope(owner.workspaceId, "member");
    const { installationId } = await makeInstallation({ scope: owner, listing: published, pending: true });
    const given = await grantOf(member, installationId);
    expect(await given()).toBe(true);
    const again = await grantOf(member, installationId);
    const { personId } = member.person;
    await inTransaction((tx) => removeMember(tx, { kind: "workspace", scope: owner }, { personId, from: "member" }));
    expect(await again()).toBe(false);
    // What was redeemed before is the workspace's.
    expect(await given()).toBe(true);
  });

  it("an installation request of somebody who left tells them nothing more", async () => {
    const { owner } = await workspacePlace();
    const member = await makeWorkspaceScope(owner.workspaceId, "member");
    const { installationId } = await asked(member);
    await inTransaction((tx) => leaveTeam(tx, { kind: "workspace", scope: member }));
    const refusal = { installationId: formatId("installation", installationId), reason: "Not now." };
    await inTransaction((tx) => refuseRequest(tx, owner, refusal));
    expect(await mailsTo(member.person.email)).toEqual([]);
  });

  it("a secret whose maker left works again once somebody who may takes it over", async () => {
    const place = await partnerPlace();
    const given = await clientSecret(place);
    const secret = await db().clientSecret.findFirstOrThrow({ where: { createdById: place.giver.person.personId } });
    await lose(place, "removed");
    expect(await given()).toBe(false);
    const [client, shown] = [formatId("client", secret.clientId), formatId("secret", secret.id)];
    await inTransaction((tx) => keepSecret(tx, place.owner, client, shown));
    expect(await given()).toBe(true);
  });
});

// ---- Staff: the role ends or becomes a lesser one.

const STAFF_LOSSES = {
  "role ended": (personId: string) => db().staffMember.delete({ where: { personId } }),
  demoted: (personId: string) => db().staffMember.update({ where: { personId }, data: { role: "finance" } }),
  "account deleted": (personId: string) =>
    db().person.update({ where: { id: personId }, data: { deletedAt: new Date() } }),
};

async function platformKey(scope: StaffScope<never>) {
  return inTransaction((tx) => createPlatformKey(tx, scope, { name: "Orders", environment: "live" }));
}

async function ownerInvitation(scope: StaffScope<never>): Promise<Given> {
  const { keyId } = await platformKey(scope);
  return invitationOfKey(keyId);
}

async function invitationOfKey(keyId: string): Promise<Given> {
  const guest = await makePersonScope();
  const workspaceId = newId();
  await db().workspace.create({ data: { id: workspaceId, environment: "live", name: "Provisioned" } });
  const { email } = guest.person;
  const key = mintPlatformScope<never>({ id: keyId, name: "Orders", environment: "live" });
  await inTransaction((tx) =>
    inviteOwner(tx, { workspaceId, workspaceName: "Provisioned", email, inviter: "Example", keyId, actor: key.actor }),
  );
  const token = tokenOf(await lastMailTo(email));
  return () => works(inTransaction((tx) => acceptInvitation(tx, guest, token)));
}

async function lockOf(scope: StaffScope<never>): Promise<{ submissionId: string }> {
  const { submissionId } = await submit(await makeSubmittable());
  await claim(submissionId, scope);
  return { submissionId };
}

const OF_STAFF: Record<string, (scope: StaffScope<never>) => Promise<Given>> = {
  "platform key": async (scope) => {
    const { key } = await platformKey(scope);
    return async () => (await getPlatformKey(db(), key)) !== null;
  },
  "owner's invitation of a platform key": ownerInvitation,
  "staff session": async ({ person }) => {
    return async () => {
      const now = await getSignedIn(db(), person.sessionId);
      return now?.staffRole === "admin" && now.totpDone;
    };
  },
  "staff invitation": invitedToStaff,
  "proposal about a listing": async (scope) => {
    const proposal = await proposed(scope, "stop_new");
    const other = await makeStaffScope("reviewer");
    return () => works(decide(other, proposal));
  },
  "reviewer's lock": async (scope) => {
    const { submissionId } = await lockOf(scope);
    const other = await makeStaffScope("reviewer");
    return async () => (await codeOf(claim(submissionId, other))) !== "won";
  },
  "verdict before a decision": async (scope) => {
    const { submissionId } = await lockOf(scope);
    await review(scope, submissionId, { intent: "save", verdicts: sevenVerdicts() });
    const other = await makeStaffScope("reviewer");
    return async () => {
      await db().submission.update({ where: { id: submissionId }, data: { claimExpiresAt: new Date(0) } });
      await claim(submissionId, other);
      return works(review(other, submissionId, { intent: "approve" }));
    };
  },
};

describe.each(Object.entries(OF_STAFF))("%s", (_, give) => {
  it("works while its giver may", async () => {
    expect(await (await give(await makeStaffScope("admin")))()).toBe(true);
  });
  it.each(Object.entries(STAFF_LOSSES))("ends: %s", async (_loss, step) => {
    const scope = await makeStaffScope("admin");
    const given = await give(scope);
    await step(scope.person.personId);
    expect(await given()).toBe(false);
  });
});

describe("what staff give", () => {
  it("a role given again asks for the code again", async () => {
    const scope = await makeStaffScope("admin");
    const { personId, sessionId } = scope.person;
    await STAFF_LOSSES["role ended"](personId);
    await inTransaction((tx) => createStaffMember(tx, { personId, role: "admin" }));
    expect(await getSignedIn(db(), sessionId)).toMatchObject({ staffRole: "admin", totpDone: false });
  });

  it("an owner's invitation ends with its key, and the platform may then invite anew", async () => {
    const admin = await makeStaffScope("admin");
    const { keyId } = await platformKey(admin);
    const scope = mintPlatformScope<never>({ id: keyId, name: "Orders", environment: "live" });
    const input = { name: "Provisioned", owner_email: `${newId()}@new.example`, external_id: newId() };
    const provision = () => inTransaction((tx) => provisionWorkspace(tx, scope, input));
    await provision();
    expect(await codeOf(provision())).toBe("conflict");
    const key = formatId("key", keyId);
    await inTransaction((tx) => revokePlatformKey(tx, admin, { key, confirm: "Orders" }));
    expect(await works(provision())).toBe(true);
  });

  it("a key whose maker is no admin any more works again once an admin takes it over", async () => {
    const [maker, other] = [await makeStaffScope("admin"), await makeStaffScope("admin")];
    const { key, keyId } = await platformKey(maker);
    await STAFF_LOSSES.demoted(maker.person.personId);
    expect(await getPlatformKey(db(), key)).toBeNull();
    await inTransaction((tx) => keepPlatformKey(tx, other, formatId("key", keyId)));
    expect(await getPlatformKey(db(), key)).not.toBeNull();
  });
});

describe("the inventory", () => {
  it("names every column that names somebody or keeps what opens something", async () => {
    const rows = await db().$queryRaw<Array<{ table: string; column: string; type: string }>>`
      SELECT k.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type
      FROM pg_attribute a JOIN pg_class k ON k.oid = a.attrelid JOIN pg_namespace n ON n.oid = k.relnamespace
      WHERE n.nspname = 'public' AND k.relkind IN ('r', 'p') AND NOT k.relispartition AND a.attnum > 0 AND NOT a.attisdropped`;
    const tables = new Set(rows.map(({ table }) => table.split("_").at(-1)));
    // An id names a thing when its last word is a table's (`live_client_id`), unless that table is of people.
    const things = new Set([...tables, "object", "media", "subject"].filter((word) => word !== "person"));
    const namesSomebody = ({ column, type }: (typeof rows)[number]) => {
      const word = column.replace(/_id$/, "").split("_").at(-1);
      return type === "uuid" && column.endsWith("_id") && (/_by(_[a-z]+)?_id$/.test(column) || !things.has(word));
    };
    const opens = ({ column, type }: (typeof rows)[number]) =>
      type === "text" &&
      /(token|secret|key|password)(_hash)?$|id_hash$/.test(column) &&
      !/^(ordering_|store_)?key$/.test(column);
    const found = rows
      .filter((row) => namesSomebody(row) || opens(row))
      .map(({ table, column }) => `${table}.${column}`);
    expect(found.length).toBeGreaterThan(30);
    expect(found.filter((column) => !(column in KEPT)).sort()).toEqual([]);
    expect(
      Object.keys(KEPT)
        .filter((column) => !found.includes(column))
        .sort(),
    ).toEqual([]);
  });

  it("every kind it calls walked is walked here", () => {
    const walked = new Set([
      ...Object.keys(OF_WORKSPACE),
      ...Object.keys(OF_PARTNER),
      ...Object.keys(OF_STAFF),
      ...["installation request", "mailed link", "access token"],
    ]);
    const said = Object.values(KEPT).flatMap((kept) => ("walked" in kept ? kept.walked.split(", ") : []));
    expect(said.filter((kind) => !walked.has(kind))).toEqual([]);
  });
});
