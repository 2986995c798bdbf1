import { type Adapter, type AdapterPayload, errors } from "oidc-provider";
import { REFRESH_GRACE_SECONDS } from "@/lib/clients/constants";
import { sha256 } from "@/lib/platform/crypto";
import { db, inTransaction } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/prisma/client";
import { parseId } from "@/lib/platform/ids";
import { rememberProof } from "../dpop/mutations";

/** Kinds that only count while the installation does. */
const OF_INSTALLATION = ["AccessToken", "RefreshToken", "AuthorizationCode", "ClientCredentials"];

/** A plain JSON copy without the value itself: rows are found by its hash, so a copy of the table opens nothing. */
function stored(payload: AdapterPayload): Prisma.InputJsonObject {
  const { jti: _value, ...rest } = payload;
  return JSON.parse(JSON.stringify(rest));
}

/** A client-credentials token speaks for the client's one installation in its partner's sandbox. */
async function sandboxInstallation(clientId: string | null): Promise<string> {
  const found = clientId
    ? await db().installation.findFirst({
        where: { clientId, environment: "sandbox", state: "active" },
        orderBy: { id: "asc" },
        select: { id: true },
      })
    : null;
  if (!found) throw new errors.InvalidGrant("this client has no sandbox installation");
  return found.id;
}

/** Where the authorization server keeps codes, tokens, grants and interactions: `oauth_artifact`, by SHA-256 of the value. */
export class ArtifactStore implements Adapter {
  readonly #kind: string;

  constructor(kind: string) {
    this.#kind = kind;
  }

  /**
   * Writes one artifact. What belongs to a grant is only written while that grant exists, under a lock that a revocation waits for:
   * tokens minted while a second use of the code is noticed are either seen and deleted, or refused here.
   */
  async upsert(value: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const clientId = payload.clientId ? parseId("client", payload.clientId) : null;
    const installationId =
      this.#kind === "ClientCredentials"
        ? await sandboxInstallation(clientId)
        : payload.accountId
          ? parseId("installation", payload.accountId)
          : null;
    const grantId = this.#kind === "Interaction" ? null : (payload.grantId ?? null);
    const written = await db().$executeRaw`
      WITH owner AS (SELECT 1 FROM oauth_artifact WHERE kind = 'Grant' AND id_hash = ${sha256(grantId ?? "")} FOR KEY SHARE)
      INSERT INTO oauth_artifact (kind, id_hash, payload, grant_id, client_id, installation_id, uid, expires_at)
      SELECT ${this.#kind}, ${sha256(value)}, ${JSON.stringify(stored(payload))}::jsonb, ${grantId}, ${clientId}::uuid, ${installationId}::uuid,
             ${payload.uid ?? null}, clock_timestamp() + make_interval(secs => ${expiresIn ?? null}::float8)
      WHERE ${grantId}::text IS NULL OR EXISTS (SELECT FROM owner)
      ON CONFLICT (kind, id_hash) DO UPDATE SET payload = excluded.payload, expires_at = excluded.expires_at`;
    if (written === 0) throw new errors.InvalidGrant("the grant was revoked");
  }

  /**
   * Nothing is found of an installation that ended, is suspended or under a hard block, a sandbox apart. A refresh token that was used a moment ago is
   * not found either: that is a client's lost race. Later it is found as used, and its family dies.
   */
  async find(value: string): Promise<AdapterPayload | undefined> {
    const rows = await db().$queryRaw<Array<{ payload: AdapterPayload; consumedAt: Date | null }>>`
      SELECT a.payload, a.consumed_at AS "consumedAt"
      FROM oauth_artifact a
      LEFT JOIN installation i ON i.id = a.installation_id
      LEFT JOIN listing l ON l.id = i.listing_id
      WHERE a.kind = ${this.#kind} AND a.id_hash = ${sha256(value)}
        AND (NOT (a.kind = ANY (${OF_INSTALLATION}::text[])) OR (i.state IN ('pending', 'active') AND (l.install_block <> 'hard' OR i.environment = 'sandbox')))
        AND (a.kind = 'RefreshToken' AND a.consumed_at > clock_timestamp() - make_interval(secs => ${REFRESH_GRACE_SECONDS}::float8)) IS NOT TRUE`;
    const row = rows[0];
    if (!row) return undefined;
    const consumed = row.consumedAt ? { consumed: Math.floor(row.consumedAt.getTime() / 1000) } : {};
    return { ...row.payload, jti: value, ...consumed };
  }

  /** One statement decides: of many at once, one marks it and the others are refused. */
  async consume(value: string): Promise<void> {
    const marked = await db().$executeRaw`
      UPDATE oauth_artifact SET consumed_at = clock_timestamp()
      WHERE kind = ${this.#kind} AND id_hash = ${sha256(value)} AND consumed_at IS NULL`;
    if (marked > 0) return;
    if (this.#kind === "PushedAuthorizationRequest") throw new errors.InvalidRequestUri("already used");
    throw new errors.InvalidGrant("already used");
  }

  /** A grant takes everything issued under it along. */
  async destroy(value: string): Promise<void> {
    const row = { kind: this.#kind, idHash: sha256(value) };
    if (this.#kind !== "Grant") {
      await db().oAuthArtifact.deleteMany({ where: row });
      return;
    }
    await inTransaction(async (tx) => {
      await tx.oAuthArtifact.deleteMany({ where: row });
      await tx.oAuthArtifact.deleteMany({ where: { grantId: value } });
    });
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await db().oAuthArtifact.deleteMany({ where: { kind: this.#kind, grantId } });
  }

  /** Only device codes and sessions are asked for this way, and there are none. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async findByUid(): Promise<undefined> {
    return undefined;
  }
}

/**
 * The authorization server's own browser session is forgotten at once: the subject is an installation, so a remembered one would answer
 * the next authorization, for another workspace, with the first one's grant. Who the person is, the product's own session says.
 */
export class ForgetfulStore implements Adapter {
  async upsert(_value: string): Promise<void> {}
  async find(_value: string): Promise<AdapterPayload | undefined> {
    return undefined;
  }
  async findByUid(): Promise<undefined> {
    return undefined;
  }
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }
  async consume(): Promise<void> {}
  async destroy(): Promise<void> {}
  async revokeByGrantId(): Promise<void> {}
}

/** Proofs of possession that the authorization server took. The library looks and then writes; here the writing alone decides. */
export class ReplayStore extends ForgetfulStore {
  override async upsert(value: string): Promise<void> {
    if ((await rememberProof(db(), `token\n${value}`, null)) !== "first")
      throw new errors.InvalidGrant("DPoP proof JWT Replay detected");
  }
}
