import type { AuditActor } from "@/lib/platform/audit";
import { formatId } from "@/lib/platform/ids";
import type {
  AuthorizedInstallationId,
  AuthorizedPartnerId,
  AuthorizedWorkspaceId,
  Brand,
  Environment,
  InstallationScope,
  MemberRole,
  PartnerScope,
  PersonScope,
  PlatformScope,
  PublicScope,
  SignedIn,
  StaffRole,
  StaffScope,
  WorkspaceScope,
} from "../types";

// The only place that makes proofs. Only gates (and tests/factories) may import it; tests/architecture watches.

function proven<T, B extends string>(value: T): Brand<T, B> {
  return value as Brand<T, B>;
}

function personActor(person: SignedIn): AuditActor {
  return { ref: `person:${person.personId}`, label: person.name };
}

export function mintPublicScope(): PublicScope {
  return proven({ public: true });
}

export function mintPersonScope(person: SignedIn): PersonScope {
  return proven({ person, actor: personActor(person) });
}

export function mintWorkspaceScope(
  person: SignedIn,
  workspace: { id: string; name: string; environment: Environment; role: MemberRole },
): WorkspaceScope {
  const workspaceId: AuthorizedWorkspaceId = proven(workspace.id);
  return proven({
    workspaceId,
    workspaceName: workspace.name,
    environment: workspace.environment,
    role: workspace.role,
    person,
    actor: personActor(person),
  });
}

export function mintPartnerScope(
  person: SignedIn,
  partner: { id: string; name: string; slug: string; isHouse: boolean; role: MemberRole },
): PartnerScope {
  const partnerId: AuthorizedPartnerId = proven(partner.id);
  return proven({
    partnerId,
    partnerName: partner.name,
    partnerSlug: partner.slug,
    isHouse: partner.isHouse,
    role: partner.role,
    person,
    actor: personActor(person),
  });
}

export function mintStaffScope(person: SignedIn, role: StaffRole): StaffScope {
  return proven({ person, role, actor: personActor(person) });
}

export function mintPlatformScope(key: { id: string; name: string; environment: Environment }): PlatformScope {
  return proven({ keyId: key.id, environment: key.environment, actor: { ref: `key:${key.id}`, label: key.name } });
}

/** A workspace of a platform key's own environment, looked up by the API door. */
export function mintWorkspaceId(id: string): AuthorizedWorkspaceId {
  return proven(id);
}

export function mintInstallationScope(found: {
  installationId: string;
  workspaceId: string;
  partnerId: string;
  clientId: string;
  clientName: string;
  listingId: string;
  environment: Environment;
  scopes: readonly string[];
}): InstallationScope {
  const installationId: AuthorizedInstallationId = proven(found.installationId);
  const workspaceId: AuthorizedWorkspaceId = proven(found.workspaceId);
  return proven({
    installationId,
    workspaceId,
    partnerId: found.partnerId,
    clientId: found.clientId,
    listingId: found.listingId,
    environment: found.environment,
    scopes: found.scopes,
    actor: {
      ref: `client:${found.clientId}`,
      label: `${found.clientName} (${formatId("installation", found.installationId)})`,
    },
  });
}
