import type { AuditActor } from "@/lib/platform/audit";
import { formatId } from "@/lib/platform/ids";
import type { PolicyName } from "../policy";
import type { MemberRole, StaffRole } from "../roles";
import type {
  AuthorizedInstallationId,
  AuthorizedPartnerId,
  AuthorizedWorkspaceId,
  Environment,
  HostScope,
  InstallationScope,
  PartnerPolicy,
  PartnerScope,
  PersonPolicy,
  PersonScope,
  PlatformPolicy,
  PlatformScope,
  PublicScope,
  SignedIn,
  StaffPolicy,
  StaffScope,
  WorkspacePolicy,
  WorkspaceScope,
} from "../types";

// The only place that makes proofs. Only gates (and tests/factories) may import it; tests/architecture watches.

function proven<Proven>(value: object | string): Proven {
  return value as Proven;
}

function personActor(person: SignedIn): AuditActor {
  return { ref: `person:${person.personId}`, label: person.name };
}

export function mintPublicScope(): PublicScope {
  return proven({ public: true });
}

export function mintPersonScope<Policy extends PersonPolicy>(person: SignedIn): PersonScope<Policy> {
  return proven({ person, actor: personActor(person) });
}

export function mintWorkspaceScope<Policy extends WorkspacePolicy>(
  person: SignedIn,
  workspace: { id: string; name: string; environment: Environment; role: MemberRole },
): WorkspaceScope<Policy> {
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

export function mintPartnerScope<Policy extends PartnerPolicy>(
  person: SignedIn,
  partner: { id: string; name: string; slug: string; isHouse: boolean; role: MemberRole },
): PartnerScope<Policy> {
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

export function mintStaffScope<Policy extends StaffPolicy>(person: SignedIn, role: StaffRole): StaffScope<Policy> {
  return proven({ person, role, actor: personActor(person) });
}

export function mintPlatformScope<Policy extends PlatformPolicy>(key: {
  id: string;
  name: string;
  environment: Environment;
}): PlatformScope<Policy> {
  return proven({ keyId: key.id, environment: key.environment, actor: { ref: `key:${key.id}`, label: key.name } });
}

export function mintHostScope<Policy extends PolicyName>(place: {
  workspaceId: AuthorizedWorkspaceId;
  environment: Environment;
}): HostScope<Policy> {
  return proven({ ...place });
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
