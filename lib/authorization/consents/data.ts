import { stillMayInWorkspace } from "@/lib/accounts/givers/data";
import type { SignedIn } from "@/lib/accounts/types";
import { sha256 } from "@/lib/platform/crypto";
import type { Db, Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";

/**
 * A consent that waits for this client in a workspace of the person, with what is granted now; null when there is none or more than one
 * without a hint. Whoever gave it must still be let to consent.
 */
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
    JOIN workspace w ON w.id = s.workspace_id AND w.deleted_at IS NULL
    JOIN workspace_member m ON m.workspace_id = s.workspace_id AND m.person_id = ${person.personId}::uuid
    WHERE s.client_id = ${where.clientId}::uuid AND s.used_at IS NULL AND s.expires_at > (SELECT business_now())
      AND ${stillMayInWorkspace(Prisma.sql`s.granted_by_id`, Prisma.sql`s.workspace_id`, "installation.consent")}
      AND (${where.workspaceId}::uuid IS NULL OR s.workspace_id = ${where.workspaceId}::uuid)
    LIMIT 2`;
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * Whether a grant whose code was redeemed may count: who agreed to the installation still may, and so may who carried the consent
 * through the browser. A grant that was settled before (no carrier) belongs to the workspace, not to a person.
 */
export async function isGrantCovered(tx: Tx, grantId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM oauth_artifact a JOIN installation i ON i.id = a.installation_id
    WHERE a.kind = 'Grant' AND a.id_hash = ${sha256(grantId)} AND (a.given_by_id IS NULL OR CASE
      WHEN i.state = 'pending' THEN ${stillMayInWorkspace(Prisma.sql`i.consented_by_id`, Prisma.sql`i.workspace_id`, "installation.consent")}
        AND ${stillMayInWorkspace(Prisma.sql`a.given_by_id`, Prisma.sql`i.workspace_id`, "host.use")}
      ELSE ${stillMayInWorkspace(Prisma.sql`a.given_by_id`, Prisma.sql`i.workspace_id`, "installation.consent")} END)`;
  return rows.length > 0;
}
