import type { MemberRole } from "../roles";

/** A workspace or partner the person belongs to, and what becomes of it when the account goes. */
export type DeletionTenant = {
  kind: "workspace" | "partner";
  id: string;
  name: string;
  role: MemberRole;
  /** leave: others stay. close: nobody and nothing else is in it. blocked: the last owner must first hand over or clear it. */
  outcome: "leave" | "close" | "blocked";
};

/** What deleting an account stops. */
export type DeletionImpact = { tenants: DeletionTenant[]; isStaff: boolean };
