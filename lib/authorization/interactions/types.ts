import type { InstallTarget } from "@/lib/installs/types";
import type { ScopeUse } from "@/lib/listings/types";

/** What a workspace of the person is to the integration that asks. */
export type ChoiceState = "new" | "requested" | "pending" | "installed" | "blocked";

/** One workspace the person may choose; `workspace` is `wks_…`. */
export type WorkspaceChoice = {
  workspace: string;
  workspaceId: string;
  name: string;
  plan: string;
  members: number;
  environment: "live" | "sandbox";
  /** Owners and admins agree; members ask. */
  mayConsent: boolean;
  state: ChoiceState;
};

/** An authorization request as the consent page shows it. */
export type ConsentRequest = {
  uid: string;
  target: InstallTarget;
  clientName: string;
  /** Scopes asked for that the version declares, with the partner's reasons. */
  offered: ScopeUse[];
  requested: string[];
  /** Workspace the partner's link named, if it is one of `choices`. */
  hint: string | null;
  /**
   * Whether a kept consent may answer without this page: the link names a workspace of the person (ours to finish does), or names none
   * and asks for no prompt. A link to somebody else's workspace must never be answered for another.
   */
  mayPass: boolean;
  choices: WorkspaceChoice[];
  /** Where the browser goes on, set once there is a decision. */
  decided: { kind: "agreed" | "asked" | "refused"; returnTo: string; installation: string | null } | null;
};
