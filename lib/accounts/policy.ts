import type { Scope } from "@/lib/capabilities/types";
import type { MemberRole, StaffRole } from "./roles";

const ALL: readonly MemberRole[] = ["owner", "admin", "member"];
const MANAGE: readonly MemberRole[] = ["owner", "admin"];
const OWNER: readonly MemberRole[] = ["owner"];
const CERTIFY: readonly StaffRole[] = ["reviewer", "admin"];
const ADMIN: readonly StaffRole[] = ["admin"];
const FINANCE: readonly StaffRole[] = ["finance", "admin"];
const STAFF: readonly StaffRole[] = ["reviewer", "finance", "admin"];

/** Who may do one thing. A missing entry means that this kind of caller may not. */
export type PolicyRule = {
  /** Everyone, signed in or not. */
  public?: true;
  /** Any signed-in person, for themselves. */
  person?: true;
  /** Roles in the workspace the thing belongs to. */
  workspace?: readonly MemberRole[];
  /** Roles in the partner the thing belongs to; on what happens in a workspace: in that partner's sandbox. */
  partner?: readonly MemberRole[];
  /** Staff, with a code entered in the session. */
  staff?: readonly StaffRole[];
  /** A partner app for its own installation, with this scope (`any`: a valid token is enough). */
  app?: Scope | "any";
  /** A platform key of the same environment. */
  platform?: true;
  /** A partner app by its own client credentials. */
  client?: true;
  /** Our own processes, by a signed call. */
  internal?: true;
};

/**
 * The one table of who may do what. Gates and the action client enforce it, buttons read it, the authorization test walks it,
 * and tests/architecture fails when an action or route names no row.
 */
export const POLICY = {
  "catalog.read": { public: true },
  "media.read": { public: true },
  "health.read": { public: true },
  "docs.read": { public: true },
  "session.read": { public: true },
  // What is found of a person's own goes by the policies of those things.
  "find.read": { public: true },
  "session.create": { public: true },
  "account.create": { public: true },
  "account.recover": { public: true },
  // The signed link in the mailbox is the proof.
  "mail.block": { public: true },
  // The token in the log of the start is the proof, not a session: nobody is there yet.
  "setup.complete": { public: true },
  "oauth.protocol": { public: true },
  "deletion.confirm": { public: true },

  "account.manage": { person: true },
  "workspace.create": { person: true, platform: true },
  "partner.register": { person: true },
  "invitation.accept": { person: true },
  "review.report": { person: true },
  "staff.verify": { person: true },
  "oauth.consent.read": { person: true },

  "workspace.read": { workspace: ALL },
  "workspace.leave": { workspace: ALL },
  "workspace.update": { workspace: MANAGE },
  "workspace.delete": { workspace: OWNER },
  "workspace.members.read": { workspace: ALL },
  "workspace.members.manage": { workspace: MANAGE },
  "installation.read": { workspace: ALL },
  "installation.request": { workspace: ALL },
  "installation.withdraw": { workspace: ALL },
  "installation.decide": { workspace: MANAGE },
  "installation.consent": { workspace: MANAGE, partner: ALL },
  "installation.update": { workspace: MANAGE },
  "installation.uninstall": { workspace: MANAGE },
  "activity.read": { workspace: ALL },
  "review.write": { workspace: ALL },
  "host.use": { workspace: ALL, partner: ALL },

  "partner.read": { partner: ALL },
  "partner.leave": { partner: ALL },
  "partner.update": { partner: MANAGE },
  "partner.members.read": { partner: ALL },
  "partner.members.manage": { partner: MANAGE },
  "partner.domain.manage": { partner: MANAGE },
  "partner.agreement.accept": { partner: OWNER },
  "sandbox.read": { partner: ALL },
  "client.read": { partner: ALL },
  "client.secret.create": { partner: MANAGE },
  "listing.read": { partner: ALL },
  "listing.create": { partner: ALL },
  "listing.edit": { partner: ALL },
  "listing.check": { partner: ALL },
  "listing.submit": { partner: MANAGE },
  "listing.withdraw": { partner: MANAGE },
  "listing.publish": { partner: MANAGE },
  "listing.unlist": { partner: MANAGE },
  "media.create": { partner: ALL },
  "submission.message": { partner: ALL },
  "endpoint.read": { partner: ALL },
  "endpoint.manage": { partner: MANAGE },
  "endpoint.test": { partner: ALL },
  "delivery.read": { partner: ALL },
  "delivery.resend": { partner: ALL },
  "review.reply": { partner: MANAGE },
  "revenue.read": { partner: MANAGE },

  "staff.read": { staff: STAFF },
  "listing.directory.read": { staff: STAFF },
  "partner.directory.read": { staff: STAFF },
  // Customers' names and addresses: for whoever runs the place.
  "workspace.directory.read": { staff: ADMIN },
  "person.directory.read": { staff: ADMIN },
  "person.sessions.end": { staff: ADMIN },
  "staff.manage": { staff: ADMIN },
  "finance.read": { staff: FINANCE },
  "certification.read": { staff: CERTIFY },
  "certification.claim": { staff: CERTIFY },
  "certification.decide": { staff: CERTIFY },
  "certification.message": { staff: CERTIFY },
  "review.moderate": { staff: CERTIFY },
  "listing.stop": { staff: CERTIFY },
  "certificate.revoke": { staff: CERTIFY },
  "agreement.publish": { staff: ADMIN },
  "platform-key.manage": { staff: ADMIN },
  "synonym.manage": { staff: ADMIN },
  "queue.read": { staff: STAFF },
  "queue.manage": { staff: ADMIN },
  "mail.read": { staff: ADMIN },
  "audit.read": { staff: ADMIN },

  "api.me": { app: "any" },
  "api.orders.read": { app: "orders:read", platform: true },
  "api.orders.create": { platform: true },
  "api.orders.write": { app: "orders:write", platform: true },
  "api.customers.read": { app: "customers:read", platform: true },
  "api.customers.create": { platform: true },
  "api.customers.write": { app: "customers:write", platform: true },
  "api.payments.read": { app: "payments:read", platform: true },
  "api.payments.create": { platform: true },
  "api.subscriptions.read": { app: "subscriptions:read", platform: true },
  "api.subscriptions.write": { platform: true },
  "api.events.publish": { platform: true },
  "api.workspaces.create": { platform: true },
  "api.tokens.introspect": { platform: true },
  "api.access-log.create": { platform: true },
  "cache.expire": { internal: true },
} as const satisfies Record<string, PolicyRule>;

export type PolicyName = keyof typeof POLICY;

/** Who asks: exactly the facts a decision needs, nothing loaded later. */
export type PolicyActor =
  | { kind: "anonymous" }
  | { kind: "person" }
  | { kind: "workspace"; role: MemberRole; own: boolean }
  | { kind: "partner"; role: MemberRole; own: boolean }
  | { kind: "staff"; role: StaffRole; totpDone: boolean }
  | { kind: "app"; scopes: readonly string[]; own: boolean }
  | { kind: "platform"; own: boolean }
  | { kind: "client" }
  | { kind: "internal" };

/** The rule of a name, widened for reading. */
export function ruleOf(name: PolicyName): PolicyRule {
  return POLICY[name];
}

/** Whether `actor` may do `name`. `own` says whether the subject belongs to the actor's tenant. Pure; the table decides. */
export function can(actor: PolicyActor, name: PolicyName): boolean {
  const rule = ruleOf(name);
  if (rule.public) return true;
  switch (actor.kind) {
    case "anonymous":
      return false;
    case "person":
      return rule.person === true;
    case "workspace":
      return rule.person === true || (actor.own && (rule.workspace?.includes(actor.role) ?? false));
    case "partner":
      return rule.person === true || (actor.own && (rule.partner?.includes(actor.role) ?? false));
    case "staff":
      return rule.person === true || (actor.totpDone && (rule.staff?.includes(actor.role) ?? false));
    case "app":
      return actor.own && rule.app !== undefined && (rule.app === "any" || actor.scopes.includes(rule.app));
    case "platform":
      return actor.own && rule.platform === true;
    case "client":
      return rule.client === true;
    case "internal":
      return rule.internal === true;
  }
}
