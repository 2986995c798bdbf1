import type { MemberRole } from "@/lib/accounts/roles";
import type { AnyPersonScope } from "@/lib/accounts/types";
import { REVIEW_DUE_DAYS } from "@/lib/certification/constants";
import type { Db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { waitingItems } from "./rules";
import type { Waiting, WaitingKind, WaitingPlace } from "./types";

type Counts = Partial<Record<WaitingKind, number>>;
type Member = { id: string; name: string; role: MemberRole };

/** Reads the open rows of the person's live workspaces once; what was stopped still waits, since somebody must refuse it. */
function inWorkspaces(on: Db, personId: string): Promise<Array<Member & Counts>> {
  return on.$queryRaw<Array<Member & Counts>>`
    SELECT w.id, w.name, m.role::text AS role,
      count(*) FILTER (WHERE i.state = 'requested')::int AS requests,
      count(*) FILTER (WHERE i.state IN ('active', 'suspended') AND i.offered_version_id IS NOT NULL)::int AS updates,
      count(*) FILTER (WHERE i.state = 'pending')::int AS finishing
    FROM workspace_member m
      JOIN workspace w ON w.id = m.workspace_id AND w.deleted_at IS NULL AND w.environment = 'live'
      JOIN installation i ON i.workspace_id = w.id
        AND (i.state IN ('requested', 'pending') OR (i.state IN ('active', 'suspended') AND i.offered_version_id IS NOT NULL))
    WHERE m.person_id = ${personId}::uuid
    GROUP BY w.id, w.name, m.role ORDER BY w.name, w.id`;
}

/** A message waits while the reviewer said the last word about the newest round of a version that is not decided for good. */
function inPartners(on: Db, personId: string): Promise<Array<Member & Counts>> {
  return on.$queryRaw<Array<Member & Counts>>`
    SELECT p.id, p.name, m.role::text AS role,
      (SELECT count(*)::int FROM version v JOIN listing l ON l.id = v.listing_id
        WHERE l.partner_id = p.id AND v.state = 'changes_requested') AS changes,
      (SELECT count(*)::int FROM submission s
        WHERE s.partner_id = p.id AND s.state IN ('submitted', 'in_review', 'changes_requested')
          AND NOT EXISTS (SELECT FROM submission n WHERE n.version_id = s.version_id AND n.round > s.round)
          AND (SELECT t.side FROM submission_message t WHERE t.submission_id = s.id ORDER BY t.at DESC, t.id DESC LIMIT 1) = 'reviewer') AS messages,
      (SELECT count(*)::int FROM review r JOIN listing l ON l.id = r.listing_id
        WHERE l.partner_id = p.id AND r.state = 'visible' AND NOT EXISTS (SELECT FROM review_reply a WHERE a.review_id = r.id)) AS reviews,
      (SELECT count(*)::int FROM endpoint e
        WHERE e.partner_id = p.id AND e.state IN ('failing', 'paused') AND e.deleted_at IS NULL) AS endpoints,
      (SELECT count(*)::int FROM (SELECT max(version) AS version FROM agreement) g
        WHERE g.version IS NOT NULL AND NOT EXISTS (SELECT FROM agreement_acceptance a WHERE a.partner_id = p.id AND a.version = g.version)) AS agreement
    FROM partner_member m JOIN partner p ON p.id = m.partner_id AND p.closed_at IS NULL
    WHERE m.person_id = ${personId}::uuid ORDER BY p.name, p.id`;
}

/** Submissions of a partner the person belongs to are another reviewer's. Mine, late and the rest never count one twice. */
async function forStaff(on: Db, personId: string): Promise<Counts> {
  const rows = await on.$queryRaw<Counts[]>`
    WITH open AS (
      SELECT s.state, s.claimed_by_id = ${personId}::uuid AS mine, s.submitted_at + make_interval(days => ${REVIEW_DUE_DAYS}::int) < (SELECT business_now()) AS late
      FROM submission s
      WHERE s.state IN ('submitted', 'in_review')
        AND NOT EXISTS (SELECT FROM partner_member m WHERE m.partner_id = s.partner_id AND m.person_id = ${personId}::uuid))
    SELECT
      (SELECT count(*)::int FROM open WHERE mine) AS mine,
      (SELECT count(*)::int FROM open WHERE mine IS NOT TRUE AND late) AS late,
      (SELECT count(*)::int FROM open WHERE mine IS NOT TRUE AND NOT late AND state = 'submitted') AS submitted,
      (SELECT count(DISTINCT review_id)::int FROM review_report WHERE resolved_at IS NULL) AS reports,
      (SELECT count(*)::int FROM listing_measure WHERE state = 'proposed' AND side = 'staff' AND expires_at > (SELECT business_now()) AND proposed_by_id <> ${personId}::uuid) AS proposals,
      (SELECT count(*)::int FROM outbox_message WHERE dead_at IS NOT NULL) + (SELECT count(*)::int FROM parked_row) AS aside,
      (SELECT count(*)::int FROM job_schedule WHERE failures > 0) AS jobs`;
  return rows[0] ?? {};
}

function placeOf(side: "workspace" | "partner", row: Member & Counts): WaitingPlace {
  const items = waitingItems(side, { kind: side, role: row.role, own: true }, row);
  return { side, id: formatId(side, row.id), name: row.name, items };
}

/**
 * What waits for the person in every place they act in, by the rights they have there now: at most three statements, whatever the
 * number of places. Staff rights need the code of this session.
 */
export async function getWaiting(on: Db, { person }: AnyPersonScope): Promise<Waiting> {
  const { personId, staffRole, totpDone } = person;
  const [workspaces, partners, staff] = await Promise.all([
    inWorkspaces(on, personId),
    inPartners(on, personId),
    staffRole && totpDone ? forStaff(on, personId) : null,
  ]);
  const places = [
    ...workspaces.map((row) => placeOf("workspace", row)),
    ...partners.map((row) => placeOf("partner", row)),
    ...(staff && staffRole
      ? [
          {
            side: "staff" as const,
            id: "admin",
            name: "",
            items: waitingItems("staff", { kind: "staff", role: staffRole, totpDone }, staff),
          },
        ]
      : []),
  ].filter(({ items }) => items.length > 0);
  const total = places.flatMap(({ items }) => items).reduce((sum, { count }) => sum + count, 0);
  return { places, total };
}
