import type { Db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { getRealTime } from "@/lib/platform/time";
import { STAFF_SECONDS } from "../constants";
import type { AnyPersonScope, SignedIn } from "../types";
import type { SessionView } from "./types";
import { describeUserAgent } from "./user-agent";

/**
 * The person of a live session row, or null when it is revoked, expired or the account is gone, or a demo's in production. A code
 * counts for twelve hours, and only for the staff role it was entered for: one that was taken away and given again asks anew.
 */
export async function getSignedIn(on: Db, sessionId: string): Promise<SignedIn | null> {
  const rows = await on.$queryRaw<
    Array<{
      personId: string;
      name: string;
      email: string;
      emailVerifiedAt: Date | null;
      locale: string;
      staffRole: SignedIn["staffRole"];
      totpDone: boolean;
    }>
  >`
    WITH seen AS (
      UPDATE session SET seen_at = clock_timestamp() WHERE id = ${sessionId}::uuid AND seen_at < clock_timestamp() - interval '5 minutes'
    )
    SELECT p.id AS "personId", p.name, p.email::text AS email, p.email_verified_at AS "emailVerifiedAt", p.locale,
           m.role::text AS "staffRole", coalesce(s.totp_at > m.created_at AND s.totp_at > clock_timestamp() - make_interval(secs => ${STAFF_SECONDS}), false) AS "totpDone"
    FROM session s JOIN person p ON p.id = s.person_id LEFT JOIN staff_member m ON m.person_id = p.id
    WHERE s.id = ${sessionId}::uuid AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp() AND p.deleted_at IS NULL
      AND (${env().isDemo} OR NOT p.is_demo)`;
  const row = rows[0];
  if (!row) return null;
  return {
    sessionId,
    personId: row.personId,
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerifiedAt !== null,
    locale: row.locale,
    staffRole: row.staffRole,
    totpDone: row.totpDone,
  };
}

/** The person's live sessions, the current one first, then the last used. */
export async function listSessions(on: Db, scope: AnyPersonScope): Promise<SessionView[]> {
  return listSessionsOf(on, scope.person.personId, scope.person.sessionId);
}

/** A person's live sessions; `currentId` is the reader's own. Callers hold the person's own scope or a staff one. */
export async function listSessionsOf(on: Db, personId: string, currentId: string): Promise<SessionView[]> {
  const rows = await on.session.findMany({
    where: { personId, revokedAt: null, expiresAt: { gt: await getRealTime(on) } },
    orderBy: { seenAt: "desc" },
    take: 100,
  });
  const views = rows.map((row) => ({
    id: row.id,
    ...describeUserAgent(row.userAgent),
    ip: row.ip === "" || row.ip === "direct" ? null : row.ip,
    createdAt: row.createdAt,
    seenAt: row.seenAt,
    isCurrent: row.id === currentId,
  }));
  return views.sort((left, right) => Number(right.isCurrent) - Number(left.isCurrent));
}
