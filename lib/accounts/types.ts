import type { AuditActor } from "@/lib/platform/audit";
import type { Proven } from "@/lib/platform/proven";
import type { POLICY, PolicyName, PolicyRule } from "./policy";
import type { MemberRole, StaffRole } from "./roles";

declare const brand: unique symbol;

/** A value that only a gate may make: `T` with proof `B`. */
export type Brand<T, B extends string> = T & { readonly [brand]: B };

/** A workspace the caller was proven to act in, for the policy it was minted for. */
export type AuthorizedWorkspaceId = Brand<string, "AuthorizedWorkspaceId">;
export type AuthorizedPartnerId = Brand<string, "AuthorizedPartnerId">;
export type AuthorizedInstallationId = Brand<string, "AuthorizedInstallationId">;

export type Environment = "live" | "sandbox";

/** The signed-in person of one session. */
export type SignedIn = {
  sessionId: string;
  personId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  locale: string;
  staffRole: StaffRole | null;
  /** Staff rights count only with a code entered in this session. */
  totpDone: boolean;
};

/** Rows of the policy table that let a kind of caller in. */
type PolicyOf<Caller extends keyof PolicyRule> = {
  [Name in PolicyName]: (typeof POLICY)[Name] extends Record<Caller, unknown> ? Name : never;
}[PolicyName];

export type PersonPolicy = PolicyOf<"person">;
/** In a sandbox people act by their role in its partner: rows with either. */
export type WorkspacePolicy = PolicyOf<"workspace">;
export type PartnerPolicy = PolicyOf<"partner">;
export type StaffPolicy = PolicyOf<"staff">;
export type PlatformPolicy = PolicyOf<"platform">;

/**
 * What a caller was proven for is part of the proof's type: a mutation names the policies it takes (`WorkspaceScope<"installation.uninstall">`),
 * and a proof for another does not compile. Reads take `Any…`.
 */
type Proof<T, Kind extends string, Policy extends PolicyName> = Brand<T, Kind> & Proven<Policy>;

/** The signed-in person, proven for one policy; no tenant. */
export type PersonScope<Policy extends PersonPolicy> = Proof<
  { person: SignedIn; actor: AuditActor },
  "PersonScope",
  Policy
>;
export type AnyPersonScope = PersonScope<PersonPolicy>;

/** A person in a workspace, proven for one policy. */
export type WorkspaceScope<Policy extends WorkspacePolicy> = Proof<
  {
    workspaceId: AuthorizedWorkspaceId;
    workspaceName: string;
    environment: Environment;
    role: MemberRole;
    person: SignedIn;
    actor: AuditActor;
  },
  "WorkspaceScope",
  Policy
>;
export type AnyWorkspaceScope = WorkspaceScope<WorkspacePolicy>;

/** A person in a partner, proven for one policy. */
export type PartnerScope<Policy extends PartnerPolicy> = Proof<
  {
    partnerId: AuthorizedPartnerId;
    partnerName: string;
    partnerSlug: string;
    isHouse: boolean;
    role: MemberRole;
    person: SignedIn;
    actor: AuditActor;
  },
  "PartnerScope",
  Policy
>;
export type AnyPartnerScope = PartnerScope<PartnerPolicy>;

/** A staff member with a code entered, proven for one policy. */
export type StaffScope<Policy extends StaffPolicy> = Proof<
  { person: SignedIn; role: StaffRole; actor: AuditActor },
  "StaffScope",
  Policy
>;
export type AnyStaffScope = StaffScope<StaffPolicy>;

/** Anyone: only published, public facts. */
export type PublicScope = Brand<{ public: true }, "PublicScope">;

/** A platform key, proven for one operation's policy. */
export type PlatformScope<Policy extends PlatformPolicy> = Proof<
  { keyId: string; environment: Environment; actor: AuditActor },
  "PlatformScope",
  Policy
>;
export type AnyPlatformScope = PlatformScope<PlatformPolicy>;

/** A workspace of the host product, as an operation of the public API or the console proved it. */
export type HostScope<Policy extends PolicyName> = Proof<
  { workspaceId: AuthorizedWorkspaceId; environment: Environment },
  "HostScope",
  Policy
>;
export type AnyHostScope = HostScope<PolicyName>;

/** A partner app acting for one installation with the scopes it was granted. */
export type InstallationScope = Brand<
  {
    installationId: AuthorizedInstallationId;
    workspaceId: AuthorizedWorkspaceId;
    partnerId: string;
    clientId: string;
    listingId: string;
    environment: Environment;
    scopes: readonly string[];
    actor: AuditActor;
  },
  "InstallationScope"
>;
