import type { MemberRole, StaffRole } from "../roles";
import type { Environment } from "../types";

/** A place the person may go to, for the switcher. */
export type Place = { id: string; name: string; role: MemberRole };

/** Everything a person belongs to. One person may be a customer, a partner and staff at once. */
export type Places = { workspaces: Place[]; partners: Place[]; staff: StaffRole | null };

/** A workspace of the host product; `id` is `wks_…`. */
export type HostWorkspace = { id: string; name: string; environment: Environment };
