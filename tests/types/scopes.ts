import { deleteAccount } from "@/lib/accounts/deletion/mutations";
import { personAction, publicAction } from "@/lib/accounts/gates/action-client";
import { inviteStaff } from "@/lib/accounts/staff/mutations";
import type {
  AnyPartnerScope,
  AnyPersonScope,
  AnyWorkspaceScope,
  HostScope,
  PartnerScope,
  PersonScope,
  PlatformScope,
  StaffScope,
  WorkspaceScope,
} from "@/lib/accounts/types";
import { provisionWorkspace } from "@/lib/authorization/mutations";
import { cancelSubscription } from "@/lib/host/mutations";
import { expireInstallation } from "@/lib/installs/mutations";
import { uninstall } from "@/lib/installs/removal/mutations";
import { publishVersion } from "@/lib/listings/publication/mutations";
import { recordAudit, SYSTEM_ACTOR } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import type { SystemScope } from "@/lib/platform/outbox/job";

// Never run: the types stage compiles it. Each line with `@ts-expect-error` is a wrong door that must not compile; without an error there the
// stage fails. The lines without it are the right doors, so that a type that refuses everything is seen too.

declare const tx: Tx;
declare const member: WorkspaceScope<"workspace.read">;
declare const remover: WorkspaceScope<"installation.uninstall">;
declare const editor: PartnerScope<"listing.edit">;
declare const publisher: PartnerScope<"listing.publish">;
declare const reader: StaffScope<"audit.read">;
declare const manager: StaffScope<"staff.manage">;
declare const reporter: PersonScope<"review.report">;
declare const self: PersonScope<"account.manage">;
declare const eventKey: PlatformScope<"api.events.publish">;
declare const workspaceKey: PlatformScope<"api.workspaces.create">;
declare const orderReader: HostScope<"api.orders.read">;
declare const canceller: HostScope<"api.subscriptions.write">;
declare const sweeper: SystemScope<"platform.sweep">;
declare const expirer: SystemScope<"installs.expire-pending">;
declare const input: never;

/** A mutation takes the proof of its own policy, for each kind of scope. */
export function doors(): unknown[] {
  return [
    uninstall(tx, remover, input),
    // @ts-expect-error A proof for reading a workspace removes nothing.
    uninstall(tx, member, input),
    publishVersion(tx, publisher, input),
    // @ts-expect-error Who may edit may not therefore publish.
    publishVersion(tx, editor, input),
    inviteStaff(tx, manager, input),
    // @ts-expect-error Who may read the audit may not therefore invite staff.
    inviteStaff(tx, reader, input),
    deleteAccount(tx, self),
    // @ts-expect-error A proof for reporting a review deletes no account.
    deleteAccount(tx, reporter),
    provisionWorkspace(tx, workspaceKey, input),
    // @ts-expect-error A key proven for events makes no workspace.
    provisionWorkspace(tx, eventKey, input),
    cancelSubscription(tx, canceller, ""),
    // @ts-expect-error Who reads orders ends no subscription.
    cancelSubscription(tx, orderReader, ""),
    expireInstallation(tx, expirer, ""),
    // @ts-expect-error Another job's proof.
    expireInstallation(tx, sweeper, ""),
    // @ts-expect-error No person is a job.
    expireInstallation(tx, remover, ""),
  ];
}

/** Reads take any policy of their kind, and no other kind. */
export function reads(): [AnyWorkspaceScope, AnyPartnerScope, AnyPersonScope] {
  // @ts-expect-error A partner's proof is no workspace's.
  const mixed: AnyWorkspaceScope = editor;
  return [mixed ?? member, editor, reporter];
}

/** An action's policy is a row that lets its kind of caller in, and what the audit says is one of its words. */
export function names(): unknown[] {
  return [
    // @ts-expect-error Not a row for everybody.
    publicAction({ policy: "staff.manage", schema: input, run: async () => undefined }),
    // @ts-expect-error A row of workspaces.
    personAction({ policy: "installation.uninstall", schema: input, run: async () => undefined }),
    // @ts-expect-error No such word.
    recordAudit(tx, { actor: SYSTEM_ACTOR, action: "listing.invented", subject: { type: "listing", id: "" } }),
  ];
}
