import type { SignedIn } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";

/** A consent that waits for this client in a workspace of the person, with what is granted now; null when there is none or more than one without a hint. */
export async function findStandingConsent(
  on: Db,
  person: SignedIn,
  where: { clientId: string; workspaceId: string | null },
): Promise<{ installationId: string; workspaceId: string; scopes: string[] } | null> {
  const found = await on.$queryRaw<Array<{ installationId: string; workspaceId: string; scopes: string[] }>>`
    SELECT s.installation_id AS "installationId", s.workspace_id AS "workspaceId", g.scopes
    FROM standing_consent s
    JOIN installation i ON i.id = s.installation_id AND i.state = 'pending'
    JOIN "grant" g ON g.installation_id = s.installation_id AND g.revoked_at IS NULL
    JOIN workspace_member m ON m.workspace_id = s.workspace_id AND m.person_id = ${person.personId}::uuid
    WHERE s.client_id = ${where.clientId}::uuid AND s.used_at IS NULL AND s.expires_at > clock_timestamp()
      AND (${where.workspaceId}::uuid IS NULL OR s.workspace_id = ${where.workspaceId}::uuid)
    LIMIT 2`;
  return found.length === 1 ? (found[0] ?? null) : null;
}
