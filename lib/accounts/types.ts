import type { AuditActor } from "@/lib/platform/audit";

declare const brand: unique symbol;

/** A value that only a gate may make: `T` with proof `B`. */
export type Brand<T, B extends string> = T & { readonly [brand]: B };

/** A workspace the caller was proven to act in, for the policy it was minted for. */
export type AuthorizedWorkspaceId = Brand<string, "AuthorizedWorkspaceId">;
export type AuthorizedPartnerId = Brand<string, "AuthorizedPartnerId">;
export type AuthorizedInstallationId = Brand<string, "AuthorizedInstallationId">;

export type Environment = "live" | "sandbox";
export type MemberRole = "owner" | "admin" | "member";
export type StaffRole = "reviewer" | "finance" | "admin";

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

/** The signed-in person, proven; no tenant. */
export type PersonScope = Brand<{ person: SignedIn; actor: AuditActor }, "PersonScope">;

/** A person in a workspace, proven for one policy. */
export type WorkspaceScope = Brand<
  {
    workspaceId: AuthorizedWorkspaceId;
    workspaceName: string;
    environment: Environment;
    role: MemberRole;
    person: SignedIn;
    actor: AuditActor;
  },
  "WorkspaceScope"
>;

/** A person in a partner, proven for one policy. */
export type PartnerScope = Brand<
  {
    partnerId: AuthorizedPartnerId;
    partnerName: string;
    partnerSlug: string;
    isHouse: boolean;
    role: MemberRole;
    person: SignedIn;
    actor: AuditActor;
  },
  "PartnerScope"
>;

/** A staff member with a code entered, proven for one policy. */
export type StaffScope = Brand<{ person: SignedIn; role: StaffRole; actor: AuditActor }, "StaffScope">;

/** Anyone: only published, public facts. */
export type PublicScope = Brand<{ public: true }, "PublicScope">;

/** A platform key, proven. */
export type PlatformScope = Brand<{ keyId: string; environment: Environment; actor: AuditActor }, "PlatformScope">;

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
