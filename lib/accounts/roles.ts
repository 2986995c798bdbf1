/** All roles, strongest first. */
export const ROLES_STRONGEST_FIRST: readonly MemberRole[] = ["owner", "admin", "member"];

/**
 * Whether a member with role `actor` may move somebody from one role to another; null stands for "not in the team". Owners may do
 * everything, admins everything that no owner is part of, members nothing. Leaving is another matter: everyone may.
 */
export function mayMove(actor: MemberRole, from: MemberRole | null, to: MemberRole | null): boolean {
  if (actor === "owner") return true;
  if (actor === "member") return false;
  return from !== "owner" && to !== "owner";
}

/** The roles `actor` may give to somebody who has `from` (null: to somebody new). */
export function rolesOffered(actor: MemberRole, from: MemberRole | null): MemberRole[] {
  return ROLES_STRONGEST_FIRST.filter((role) => mayMove(actor, from, role));
}

export type MemberRole = "owner" | "admin" | "member";

export type StaffRole = "reviewer" | "finance" | "admin";
