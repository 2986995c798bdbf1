import type { FormAction } from "@/components/ui/action-form";
import {
  inviteToPartner,
  inviteToWorkspace,
  resendPartnerInvitation,
  resendWorkspaceInvitation,
  revokePartnerInvitation,
  revokeWorkspaceInvitation,
} from "@/lib/accounts/invitations/actions";
import {
  changePartnerRole,
  changeWorkspaceRole,
  leavePartner,
  leaveWorkspace,
  removeFromPartner,
  removeFromWorkspace,
} from "@/lib/accounts/team/actions";

/** The six steps of a team page. */
export interface TeamActions {
  readonly invite: FormAction<undefined>;
  readonly resend: FormAction<undefined>;
  readonly revoke: FormAction<undefined>;
  readonly changeRole: FormAction<undefined>;
  readonly remove: FormAction<undefined>;
  readonly leave: FormAction<never>;
}

/** The steps of a workspace's or a partner's team. */
export const TEAM_ACTIONS: Readonly<Record<"workspace" | "partner", TeamActions>> = {
  workspace: {
    invite: inviteToWorkspace,
    resend: resendWorkspaceInvitation,
    revoke: revokeWorkspaceInvitation,
    changeRole: changeWorkspaceRole,
    remove: removeFromWorkspace,
    leave: leaveWorkspace,
  },
  partner: {
    invite: inviteToPartner,
    resend: resendPartnerInvitation,
    revoke: revokePartnerInvitation,
    changeRole: changePartnerRole,
    remove: removeFromPartner,
    leave: leavePartner,
  },
};
