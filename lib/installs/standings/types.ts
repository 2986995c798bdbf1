/** Where one of a person's workspaces stands with a listing. */
export const STANDINGS = ["none", "requested", "pending", "installed", "update"] as const;
export type StandingState = (typeof STANDINGS)[number];

export type Standing = {
  /** `wks_…` */
  workspace: string;
  name: string;
  state: StandingState;
  /** `ins_…` of the installation or the request; null with `none`. */
  installation: string | null;
  /** Who was asked to decide a request; null when nobody by name. */
  decider: { name: string; isMe: boolean } | null;
};
