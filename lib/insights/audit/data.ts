import type { AuditRow } from "@/lib/accounts/audit/types";
import type { AnyStaffScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { formatId, parseAnyId } from "@/lib/platform/ids";

/** The name of what an audit row is about, where it has one, and its page or the page of what holds it. */
export type AuditThing = { name: string | null; href: string | null };

const PAGES: Readonly<Record<string, string>> = {
  listing: "/admin/listings",
  partner: "/admin/partners",
  workspace: "/admin/workspaces",
  person: "/admin/people",
  submission: "/admin/certification",
  search_synonym: "/admin/synonyms",
};

/** The page that lists what has none of its own and no holder with one. */
const LISTS: Readonly<Record<string, string>> = { platform_key: "/admin/keys", invitation: "/admin/people" };

/** What has no page of its own is shown on the page of what holds it. */
function holderPage(holder: string | null): string | null {
  const [kind, id = ""] = holder?.split(" ") ?? [];
  if (kind !== "listing" && kind !== "workspace" && kind !== "partner" && kind !== "person") return null;
  return `${PAGES[kind]}/${formatId(kind, id)}`;
}

/** Names of what the rows are about, by the id as it is shown; one statement for a page. Staff see names of everything they audit. */
export async function getAuditThings(
  on: Db,
  _scope: AnyStaffScope,
  rows: readonly AuditRow[],
): Promise<ReadonlyMap<string, AuditThing>> {
  const ids = [...new Set(rows.flatMap(({ subjectId }) => parseAnyId(subjectId) ?? []))];
  const found = await on.$queryRaw<Array<{ id: string; name: string | null; holder: string | null }>>`
    WITH asked AS (SELECT unnest(${ids}::uuid[]) AS id)
    SELECT a.id::text AS id, coalesce(
      (SELECT v.content->>'name' FROM version v WHERE v.listing_id = a.id ORDER BY v.id DESC LIMIT 1),
      (SELECT (v.content->>'name') || ' ' || v.number FROM version v WHERE v.id = a.id),
      (SELECT (v.content->>'name') || ' ' || v.number FROM submission s JOIN version v ON v.id = s.version_id WHERE s.id = a.id),
      (SELECT w.name FROM workspace w WHERE w.id = a.id),
      (SELECT p.name FROM partner p WHERE p.id = a.id),
      (SELECT p.name FROM person p WHERE p.id = a.id),
      (SELECT (v.content->>'name') || ', ' || w.name FROM installation i JOIN version v ON v.id = i.version_id JOIN workspace w ON w.id = i.workspace_id WHERE i.id = a.id),
      (SELECT e.url FROM endpoint e WHERE e.id = a.id),
      (SELECT c.name FROM oauth_client c WHERE c.id = a.id),
      (SELECT d.domain FROM partner_domain d WHERE d.id = a.id),
      (SELECT k.name FROM platform_key k WHERE k.id = a.id),
      (SELECT r.title FROM review r WHERE r.id = a.id),
      (SELECT s.words[1] FROM search_synonym s WHERE s.id = a.id),
      (SELECT i.email::text FROM invitation i WHERE i.id = a.id)) AS name,
      coalesce(
      (SELECT 'listing ' || v.listing_id FROM version v WHERE v.id = a.id),
      (SELECT 'workspace ' || i.workspace_id FROM installation i WHERE i.id = a.id),
      (SELECT 'partner ' || e.partner_id FROM endpoint e WHERE e.id = a.id),
      (SELECT CASE WHEN c.listing_id IS NULL THEN 'partner ' || c.partner_id ELSE 'listing ' || c.listing_id END FROM oauth_client c WHERE c.id = a.id),
      (SELECT 'partner ' || d.partner_id FROM partner_domain d WHERE d.id = a.id),
      (SELECT 'partner ' || m.partner_id FROM media_object m WHERE m.id = a.id),
      (SELECT 'listing ' || r.listing_id FROM review r WHERE r.id = a.id),
      (SELECT 'person ' || s.person_id FROM session s WHERE s.id = a.id),
      (SELECT CASE WHEN i.workspace_id IS NULL THEN 'partner ' || i.partner_id ELSE 'workspace ' || i.workspace_id END FROM invitation i WHERE i.id = a.id)) AS holder
    FROM asked a`;
  const known = new Map(found.map((row) => [row.id, row]));
  return new Map(
    rows.flatMap(({ subjectType, subjectId }): Array<[string, AuditThing]> => {
      const thing = known.get(parseAnyId(subjectId) ?? "");
      if (!thing || (thing.name === null && thing.holder === null)) return [];
      const own = Object.hasOwn(PAGES, subjectType)
        ? `${PAGES[subjectType]}/${subjectType === "search_synonym" ? formatId("synonym", subjectId) : subjectId}`
        : null;
      const list = Object.hasOwn(LISTS, subjectType) ? (LISTS[subjectType] ?? null) : null;
      return [[subjectId, { name: thing.name, href: own ?? holderPage(thing.holder) ?? list }]];
    }),
  );
}
