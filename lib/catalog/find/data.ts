import { getPersonScope, getPublicScope, getStaffScope } from "@/lib/accounts/gates/data";
import { listPeople } from "@/lib/accounts/people/data";
import { peopleQuerySchema } from "@/lib/accounts/people/schema";
import { can } from "@/lib/accounts/policy";
import type { AnyPersonScope, AnyStaffScope, SignedIn } from "@/lib/accounts/types";
import { getPlaces } from "@/lib/accounts/workspaces/data";
import { listListings } from "@/lib/insights/listings/data";
import { listingsQuerySchema } from "@/lib/insights/listings/schema";
import { listPartners } from "@/lib/insights/partners/data";
import { partnersQuerySchema } from "@/lib/insights/partners/schema";
import { listWorkspaceLines } from "@/lib/insights/workspaces/data";
import { workspacesQuerySchema } from "@/lib/insights/workspaces/schema";
import type { Db } from "@/lib/platform/db";
import { formatId, parseId } from "@/lib/platform/ids";
import { findListings } from "../search/data";
import type { FindQuery } from "./schema";
import type { Found, FoundThing } from "./types";

/** Most things of one kind: a menu, not a list. */
const MOST = 6;

/** Most places of one person that are searched. */
const MOST_PLACES = 50;

const holds = (name: string, words: string) => name.toLowerCase().includes(words);

async function placesOf(on: Db, scope: AnyPersonScope, { q, locale }: FindQuery) {
  const { workspaces, partners } = await getPlaces(on, scope);
  const words = q.toLowerCase();
  const things: FoundThing[] = [
    ...workspaces
      .filter(({ name, role }) => holds(name, words) && can({ kind: "workspace", role, own: true }, "workspace.read"))
      .map(
        ({ id, name }): FoundThing => ({
          kind: "workspace",
          href: `/${locale}/workspace/${id}/installed`,
          label: name,
          note: "",
        }),
      ),
    ...partners
      .filter(({ name, role }) => holds(name, words) && can({ kind: "partner", role, own: true }, "partner.read"))
      .map(({ id, name }): FoundThing => ({ kind: "partner", href: `/partner/${id}`, label: name, note: "" })),
  ];
  return {
    workspaces: workspaces.slice(0, MOST_PLACES),
    partners: partners.slice(0, MOST_PLACES),
    things: things.slice(0, MOST),
  };
}

type InstalledRow = { id: string; workspace: string; workspaceName: string; state: string; name: string };

/** Installations and requests in workspaces whose role may read them, by the name that people see there. */
async function installationsOf(on: Db, places: Awaited<ReturnType<typeof placesOf>>, { q, locale }: FindQuery) {
  const readable = places.workspaces.filter(({ role }) =>
    can({ kind: "workspace", role, own: true }, "installation.read"),
  );
  const ids = readable.flatMap(({ id }) => parseId("workspace", id) ?? []);
  if (ids.length === 0) return [];
  const rows = await on.$queryRaw<InstalledRow[]>`
    SELECT i.id, i.workspace_id AS workspace, w.name AS "workspaceName", i.state::text AS state,
      coalesce(i.white_label_name, nullif(v.content ->> 'whiteLabelName', ''), v.content ->> 'name') AS name
    FROM installation i JOIN workspace w ON w.id = i.workspace_id JOIN listing l ON l.id = i.listing_id
      JOIN version v ON v.id = l.published_version_id
    WHERE i.workspace_id = ANY(${ids}::uuid[]) AND i.state IN ('pending', 'awaiting_payment', 'active', 'suspended', 'requested')
      AND strpos(lower(concat_ws(' ', i.white_label_name, v.content ->> 'whiteLabelName', v.content ->> 'name')), ${q.toLowerCase()}) > 0
    ORDER BY i.id DESC LIMIT ${MOST}`;
  return rows.map(({ id, workspace, workspaceName, state, name }): FoundThing => {
    const place = `/${locale}/workspace/${formatId("workspace", workspace)}`;
    return {
      kind: "installation",
      href: `${place}/${state === "requested" ? "requests" : "installed"}/${formatId("installation", id)}`,
      label: name,
      note: workspaceName,
    };
  });
}

type ListingRow = { id: string; partner: string; partnerName: string; name: string; state: string };

/** Listings of partners whose role may read them, by their newest name, with what is handed in of them. */
async function listingsOf(on: Db, places: Awaited<ReturnType<typeof placesOf>>, { q }: FindQuery) {
  const readable = places.partners.filter(({ role }) => can({ kind: "partner", role, own: true }, "listing.read"));
  const ids = readable.flatMap(({ id }) => parseId("partner", id) ?? []);
  if (ids.length === 0) return [];
  const rows = await on.$queryRaw<ListingRow[]>`
    SELECT l.id, l.partner_id AS partner, p.name AS "partnerName", v.name, v.state
    FROM listing l JOIN partner p ON p.id = l.partner_id CROSS JOIN LATERAL (
      SELECT content ->> 'name' AS name, state::text AS state FROM version WHERE listing_id = l.id ORDER BY id DESC LIMIT 1
    ) v
    WHERE l.partner_id = ANY(${ids}::uuid[]) AND strpos(lower(concat_ws(' ', v.name, l.slug)), ${q.toLowerCase()}) > 0
    ORDER BY l.id DESC LIMIT ${MOST}`;
  return rows.flatMap(({ id, partner, partnerName, name, state }): FoundThing[] => {
    const href = `/partner/${formatId("partner", partner)}/listings/${formatId("listing", id)}`;
    const isIn = ["submitted", "in_review", "changes_requested"].includes(state);
    return [
      { kind: "listing", href, label: name, note: partnerName },
      ...(isIn ? [{ kind: "submission" as const, href: `${href}/submission`, label: name, note: partnerName }] : []),
    ];
  });
}

/** What waits for a decision, for whom may certify. */
async function submissionsFor(on: Db, _scope: AnyStaffScope, { q }: FindQuery): Promise<FoundThing[]> {
  const rows = await on.$queryRaw<Array<{ id: string; name: string; partner: string }>>`
    SELECT s.id, v.content ->> 'name' AS name, p.name AS partner
    FROM submission s JOIN version v ON v.id = s.version_id JOIN partner p ON p.id = s.partner_id
    WHERE s.state IN ('submitted', 'in_review') AND strpos(lower(concat_ws(' ', v.content ->> 'name', p.name)), ${q.toLowerCase()}) > 0
    ORDER BY s.submitted_at LIMIT ${MOST}`;
  return rows.map(({ id, name, partner }) => ({
    kind: "submission",
    href: `/admin/certification/${formatId("submission", id)}`,
    label: name,
    note: partner,
  }));
}

/** What staff may look up, each by its own right. */
async function directoriesFor(on: Db, person: SignedIn, { q }: FindQuery): Promise<FoundThing[]> {
  const scopes = {
    listings: getStaffScope(person, "listing.directory.read"),
    partners: getStaffScope(person, "partner.directory.read"),
    workspaces: getStaffScope(person, "workspace.directory.read"),
    people: getStaffScope(person, "person.directory.read"),
  };
  const [listings, partners, workspaces, people] = await Promise.all([
    scopes.listings && listListings(on, scopes.listings, listingsQuerySchema.parse({ q })),
    scopes.partners && listPartners(on, scopes.partners, partnersQuerySchema.parse({ q })),
    scopes.workspaces && listWorkspaceLines(on, scopes.workspaces, workspacesQuerySchema.parse({ q })),
    scopes.people && listPeople(on, scopes.people, peopleQuerySchema.parse({ q })),
  ]);
  const first = <Row>(found: { rows: readonly Row[] } | null) => found?.rows.slice(0, MOST / 2) ?? [];
  const thing = (kind: FoundThing["kind"], href: string, label: string): FoundThing => ({
    kind,
    href,
    label,
    note: "Admin",
  });
  return [
    ...first(listings).map((row) => thing("listing", `/admin/listings/${row.listing}`, row.name)),
    ...first(partners).map((row) => thing("partner", `/admin/partners/${row.partner}`, row.name)),
    ...first(workspaces).map((row) => thing("workspace", `/admin/workspaces/${row.workspace}`, row.name)),
    ...first(people).map((row) => thing("person", `/admin/people/${row.person}`, row.name)),
  ];
}

async function ownThings(on: Db, person: SignedIn, query: FindQuery): Promise<FoundThing[]> {
  const scope = getPersonScope(person, "account.manage");
  if (!scope) return [];
  const certifier = getStaffScope(person, "certification.read");
  const places = await placesOf(on, scope, query);
  const found = await Promise.all([
    installationsOf(on, places, query),
    listingsOf(on, places, query),
    certifier ? submissionsFor(on, certifier, query) : [],
    directoriesFor(on, person, query),
  ]);
  return [...places.things, ...found.flat()];
}

/** What a text finds for somebody: what is public, and of their own what the policy lets their roles read. Nobody signed in has no own. */
export async function findThings(on: Db, person: SignedIn | null, query: FindQuery): Promise<Omit<Found, "pages">> {
  const [cards, own] = await Promise.all([
    findListings(getPublicScope(), query.q, MOST),
    person ? ownThings(on, person, query) : [],
  ]);
  return {
    integrations: cards.map(({ slug, name, partnerName }) => ({
      kind: "integration",
      href: `/${query.locale}/integrations/${slug}`,
      label: name,
      note: partnerName,
    })),
    own,
  };
}
