import { beforeAll, describe, expect, it } from "vitest";
import { getPersonRecord, listPeople } from "@/lib/accounts/people/data";
import { peopleQuerySchema } from "@/lib/accounts/people/schema";
import type { StaffScope } from "@/lib/accounts/types";
import { getListingRecord, listListings } from "@/lib/insights/listings/data";
import { listingsQuerySchema } from "@/lib/insights/listings/schema";
import { getPartnerRecord, listPartners } from "@/lib/insights/partners/data";
import { partnersQuerySchema } from "@/lib/insights/partners/schema";
import { getWorkspaceRecord, listWorkspaceLines } from "@/lib/insights/workspaces/data";
import { workspacesQuerySchema } from "@/lib/insights/workspaces/schema";
import { db } from "@/lib/platform/db";
import { DIRECTORY_PAGE } from "@/lib/platform/forms/directory-query";
import { formatId, newId } from "@/lib/platform/ids";
import { makePerson, makeStaffScope, makeWorkspaceScope, signInAs } from "../factories/accounts";
import { type MadeInstallation, makeInstallation } from "../factories/installs";
import { makeListing } from "../factories/listings";
import { makeReview } from "../factories/reviews";

let staff: StaffScope<never>;
let made: MadeInstallation;
let draft: Awaited<ReturnType<typeof makeListing>>;

const listings = (query: object) => listListings(db(), staff, listingsQuerySchema.parse(query));
const partners = (query: object) => listPartners(db(), staff, partnersQuerySchema.parse(query));
const workspaces = (query: object) => listWorkspaceLines(db(), staff, workspacesQuerySchema.parse(query));
const people = (query: object) => listPeople(db(), staff, peopleQuerySchema.parse(query));

beforeAll(async () => {
  staff = await makeStaffScope("admin");
  made = await makeInstallation();
  draft = await makeListing({ name: "Quillwort 100%_off" });
  await db().installation.update({ where: { id: made.installationId }, data: { eventsSeen: 10 } });
  const review = await makeReview({ ...made, installation: formatId("installation", made.installationId) });
  expect(review).toMatch(/^rev_/);
  const { id } = await db().review.findFirstOrThrow();
  await db().reviewReport.create({
    data: { id: newId(), reviewId: id, personId: staff.person.personId, reason: "It is an advert." },
  });
});

describe("the directory of listings", () => {
  it("has every listing, drafts too, newest first", async () => {
    const { rows, next } = await listings({});
    expect(rows.map(({ listing }) => listing)).toEqual(
      [draft, made.listing].map(({ listingId }) => formatId("listing", listingId)),
    );
    expect(rows[0]).toMatchObject({ name: "Quillwort 100%_off", state: "unlisted", number: "1.0.0", versions: 1 });
    expect(rows[1]).toMatchObject({ state: "published", activeInstallations: 1, openReports: 1, certified: false });
    expect(next).toBeNull();
  });

  it.each([
    ["part of the name, any case", () => ({ q: "QUILL" }), 1],
    ["characters that a pattern would read", () => ({ q: "100%_o" }), 1],
    ["a pattern that fits nothing as text", () => ({ q: "%" }), 1],
    ["its id", () => ({ q: formatId("listing", draft.listingId) }), 1],
    ["its partner's id", () => ({ q: formatId("partner", draft.scope.partnerId) }), 1],
    ["nothing", () => ({ q: "no such listing" }), 0],
    ["its state", () => ({ state: "unlisted" }), 1],
    ["a state with none", () => ({ state: "suspended" }), 0],
    ["no such state", () => ({ state: "constructor" }), 2],
    ["open complaints", () => ({ reports: "open" }), 1],
    ["no certificate", () => ({ certificate: "none" }), 2],
    ["a certificate", () => ({ certificate: "valid" }), 0],
    ["not stopped", () => ({ block: "none" }), 2],
    ["what no database takes", () => ({ q: "a\0b", before: "lst_%00" }), 2],
  ] as const)("finds by %s", async (_, query, count) => {
    expect((await listings(query())).rows).toHaveLength(count);
  });

  it("finds what is stopped, and how far", async () => {
    const where = { id: draft.listingId };
    await db().listing.update({ where, data: { installBlock: "hard" } });
    const found = await Promise.all(
      ["stopped", "hard", "soft", "none"].map(async (block) => (await listings({ block })).rows.length),
    );
    await db().listing.update({ where, data: { installBlock: "none" } });
    expect(found).toEqual([1, 1, 0, 1]);
  });

  it("opens one with what hangs on it; another id opens none", async () => {
    const record = await getListingRecord(db(), staff, formatId("listing", made.listing.listingId));
    expect(record).toMatchObject({
      installations: [{ environment: "live", state: "active", count: 1 }],
      reports: [{ reason: "It is an advert." }],
      certificates: [],
      versionList: [{ number: "1.0.0", state: "published" }],
    });
    expect(await getListingRecord(db(), staff, formatId("listing", newId()))).toBeNull();
    expect(await getListingRecord(db(), staff, formatId("partner", made.listing.scope.partnerId))).toBeNull();
  });
});

describe("the directory of partners", () => {
  it("says team, domains, agreement and listings", async () => {
    await db().agreement.createMany({
      data: [1, 2].map((version) => ({ version, title: "Partner agreement", body: "Words." })),
      skipDuplicates: true,
    });
    const partnerId = made.listing.scope.partnerId;
    await db().agreementAcceptance.create({
      data: { partnerId, version: 1, personId: made.listing.scope.person.personId },
    });
    await db().partnerDomain.create({
      data: { id: newId(), partnerId, domain: "quill.example", token: "t", method: "dns", verifiedAt: new Date() },
    });
    const shown = formatId("partner", partnerId);
    for (const query of [{ q: "quill.exam" }, { agreement: "older" }, { q: "quill", domain: "proven" }]) {
      expect((await partners(query)).rows.map(({ partner }) => partner)).toEqual([shown]);
    }
    expect((await partners({ agreement: "none" })).rows).toHaveLength(1);
    expect((await partners({ state: "closed" })).rows).toEqual([]);
    const record = await getPartnerRecord(db(), staff, shown);
    expect(record).toMatchObject({
      agreement: 1,
      newestAgreement: 2,
      publicListings: 1,
      activeInstallations: 1,
      team: [{ role: "owner" }],
      domains: [{ domain: "quill.example", method: "dns" }],
      acceptances: [{ version: 1, by: made.listing.scope.person.name }],
    });
  });
});

describe("the directory of workspaces", () => {
  it("says members, installations and requests", async () => {
    const member = await makeWorkspaceScope(made.scope.workspaceId, "member");
    await db().installation.create({
      data: {
        id: newId(),
        environment: "live",
        workspaceId: made.scope.workspaceId,
        listingId: draft.listingId,
        partnerId: draft.scope.partnerId,
        versionId: draft.versionId,
        state: "requested",
        requestedById: member.person.personId,
        requestReason: "For the till.",
      },
    });
    const shown = formatId("workspace", made.scope.workspaceId);
    for (const query of [
      { requests: "open" },
      { installed: "some" },
      { q: formatId("installation", made.installationId) },
      { q: "harbour", environment: "live" },
    ]) {
      expect((await workspaces(query)).rows).toMatchObject([
        { workspace: shown, members: 2, installations: 1, openRequests: 1 },
      ]);
    }
    expect((await workspaces({ installed: "none" })).rows).toEqual([]);
    expect(await getWorkspaceRecord(db(), staff, shown)).toMatchObject({
      people: [{ role: "owner" }, { role: "member" }],
      installationList: [
        { state: "requested", requestedBy: member.person.name, reason: "For the till." },
        { state: "active", requestedBy: null },
      ],
    });
  });
});

describe("the directory of people", () => {
  it("finds staff by role and says where somebody belongs and is signed in", async () => {
    expect((await people({ staff: "any" })).rows).toMatchObject([{ staffRole: "reviewer" }, { staffRole: "admin" }]);
    expect((await people({ staff: "finance" })).rows).toEqual([]);
    const owner = made.scope.person;
    await signInAs(owner.personId);
    expect((await people({ q: owner.email.toUpperCase() })).rows).toMatchObject([{ workspaces: 1, sessions: 2 }]);
    expect(await getPersonRecord(db(), staff, formatId("person", owner.personId))).toMatchObject({
      places: [{ kind: "workspace", role: "owner" }],
      sessionList: [{ isCurrent: false }, { isCurrent: false }],
    });
  });

  it("goes on from the last row, without a gap and without a repeat", { timeout: 60_000 }, async () => {
    await Promise.all(Array.from({ length: DIRECTORY_PAGE }, () => makePerson({ passwordHash: null })));
    const all = await db().person.findMany({ orderBy: { id: "desc" }, select: { id: true } });
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof people>> = await people({ before: before ?? "" });
      seen.push(...page.rows.map(({ person }) => person));
      before = page.next;
    } while (before);
    expect(seen).toEqual(all.map(({ id }) => formatId("person", id)));
    expect(seen.length).toBeGreaterThan(DIRECTORY_PAGE);
  });
});
