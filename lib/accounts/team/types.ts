import type { MemberRole, StaffRole } from "../roles";
import type { AnyPartnerScope, AnyWorkspaceScope } from "../types";

/** The team being worked on: of a workspace or of a partner, with the proof that goes with it. Both keep the same rules. */
export type Team = { kind: "workspace"; scope: AnyWorkspaceScope } | { kind: "partner"; scope: AnyPartnerScope };

/** Where an invitation leads. */
export type InvitedTo = { workspaceId: string } | { partnerId: string } | { staffRole: StaffRole };

/** One member, for lists. `isSelf`: the reader. `offers`: roles the reader may give; `canRemove` the same for removing. */
export type MemberView = {
  personId: string;
  name: string;
  email: string;
  role: MemberRole;
  since: Date;
  isSelf: boolean;
  offers: MemberRole[];
  canRemove: boolean;
};

/** An invitation nobody used yet. */
export type InvitationView = {
  id: string;
  email: string;
  role: MemberRole;
  sentAt: Date;
  expiresAt: Date;
  /** Its time is over, or its sender may not invite to the role any more. */
  expired: boolean;
  canManage: boolean;
};

/** What the holder of an invitation link sees. */
export type OpenInvitation = {
  tenantKind: "workspace" | "partner" | "staff";
  tenantName: string;
  /** The person, or the host product when its platform key made the workspace. */
  inviterName: string;
  role: MemberRole | StaffRole;
  email: string;
  /** An account with the invited address exists: sign in instead of making one. */
  hasAccount: boolean;
};
