import type { MemberRole } from "@/lib/accounts/roles";
import type { Environment } from "@/lib/accounts/types";
import type { InstallationState } from "@/lib/installs/types";
import type { InstallBlock } from "@/lib/listings/types";

/** One line of the directory of workspaces. Ids are shown ids. */
export type WorkspaceLine = {
  workspace: string;
  name: string;
  environment: Environment;
  plan: string;
  externalId: string | null;
  /** Of a sandbox: the partner it belongs to. */
  partnerName: string | null;
  members: number;
  /** Live ones: pending, waiting for payment, active, suspended. */
  installations: number;
  openRequests: number;
  createdAt: Date;
  deletedAt: Date | null;
};

/** A workspace as staff see it. Of its data nothing is here: what it has installed and who works in it. */
export type WorkspaceRecord = WorkspaceLine & {
  people: Array<{ person: string; name: string; email: string; role: MemberRole; since: Date }>;
  /** Installed, removed and asked for; newest first. */
  installationList: Array<{
    installation: string;
    listing: string;
    name: string;
    number: string;
    state: InstallationState;
    /** How far the marketplace stopped the listing. */
    installBlock: InstallBlock;
    scopes: string[];
    since: Date;
    requestedBy: string | null;
    reason: string | null;
  }>;
};
