import { mintInstallationScope } from "@/lib/accounts/gates/mint";
import type { Environment, InstallationScope } from "@/lib/accounts/types";
import { apiResource } from "@/lib/clients/constants";
import { sha256 } from "@/lib/platform/crypto";
import type { Db } from "@/lib/platform/db";

type Row = {
  installationId: string;
  workspaceId: string;
  partnerId: string;
  clientId: string;
  clientName: string;
  listingId: string;
  environment: Environment;
  granted: string[];
  tokenScope: string | null;
  boundTo: string | null;
  expiresAt: Date;
};

/** A proven access token: what it may do, and the thumbprint of the key it is bound to (DPoP, RFC 9449), if any. */
export type ProvenToken = { scope: InstallationScope; boundTo: string | null; expiresAt: Date };

/**
 * Proof of an access token, or null when it is unknown, expired, revoked, for another resource, of a disabled client or a
 * closed partner, or when its workspace is deleted, its installation not active or its listing under a hard block (a sandbox is not
 * touched by one). One statement. Scopes are what the token carries and the workspace still grants: a narrowed grant counts at once. A bound
 * token is proven only together with its key, which the door checks.
 */
export async function getProvenToken(on: Db, token: string): Promise<ProvenToken | null> {
  const rows = await on.$queryRaw<Row[]>`
    SELECT i.id AS "installationId", i.workspace_id AS "workspaceId", i.partner_id AS "partnerId", c.id AS "clientId",
           c.name AS "clientName", i.listing_id AS "listingId", i.environment::text AS environment, g.scopes AS granted,
           a.payload ->> 'scope' AS "tokenScope",
           a.payload ->> 'jkt' AS "boundTo", a.expires_at AS "expiresAt"
    FROM oauth_artifact a
    JOIN oauth_client c ON c.id = a.client_id AND c.disabled_at IS NULL
    JOIN installation i ON i.id = a.installation_id AND i.client_id = c.id AND i.environment = c.environment AND i.state = 'active'
    JOIN workspace w ON w.id = i.workspace_id AND w.deleted_at IS NULL
    JOIN partner p ON p.id = c.partner_id AND p.closed_at IS NULL
    JOIN listing l ON l.id = i.listing_id AND (l.install_block <> 'hard' OR i.environment = 'sandbox')
    JOIN "grant" g ON g.installation_id = i.id AND g.revoked_at IS NULL
    WHERE a.kind IN ('AccessToken', 'ClientCredentials') AND a.id_hash = ${sha256(token)}
      AND a.expires_at > clock_timestamp() AND a.payload ->> 'aud' = ${apiResource()}`;
  const row = rows[0];
  if (!row) return null;
  const carried = new Set((row.tokenScope ?? "").split(" "));
  return {
    scope: mintInstallationScope({ ...row, scopes: row.granted.filter((scope) => carried.has(scope)) }),
    boundTo: row.boundTo,
    expiresAt: row.expiresAt,
  };
}
