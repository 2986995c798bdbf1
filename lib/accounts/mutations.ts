import { type AuditActor, recordAudit, SYSTEM_ACTOR } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import type { Locale } from "@/lib/platform/locales";
import { getDatabaseTime } from "@/lib/platform/time";
import words from "@/messages/en/fields.json";
import { nameNotOfHostOrThrow } from "./marketplace/data";
import type { Environment } from "./types";

/** `email` in lower case; `passwordHash` from `hashPassword`, made before the transaction; null means "cannot sign in by password". */
export type NewPerson = {
  id?: string;
  email: string;
  name: string;
  passwordHash: string | null;
  locale?: Locale;
  emailVerified: boolean;
  isDemo?: boolean;
  actor?: AuditActor;
};

/** Makes an account. An address that has one is a `conflict` at the field `email`. */
export async function createPerson(tx: Tx, input: NewPerson): Promise<{ personId: string }> {
  const personId = input.id ?? newId();
  const made = await tx.person.createMany({
    data: {
      id: personId,
      email: input.email,
      name: input.name,
      passwordHash: input.passwordHash,
      locale: input.locale ?? "en",
      emailVerifiedAt: input.emailVerified ? await getDatabaseTime(tx) : null,
      isDemo: input.isDemo ?? false,
    },
    skipDuplicates: true,
  });
  if (made.count === 0)
    throw new AppError("conflict", { sentence: words.emailTaken, fields: { email: [words.emailTaken] } });
  await recordAudit(tx, {
    actor: input.actor ?? { ref: `person:${personId}`, label: input.name },
    action: "account.create",
    subject: { type: "person", id: personId },
  });
  return { personId };
}

/** A sandbox workspace names its partner and needs no owner: partner members reach it through the partner. */
export type NewWorkspace = {
  id?: string;
  environment: Environment;
  name: string;
  plan?: string;
  ownerId?: string;
  partnerId?: string;
  /** The platform's own id; a second workspace with it is a `conflict`. */
  externalId?: string;
  isDemo?: boolean;
  actor?: AuditActor;
};

/** Makes a workspace and, when given, its first owner. Its name is not the host product's. */
export async function createWorkspace(tx: Tx, input: NewWorkspace): Promise<{ workspaceId: string }> {
  await nameNotOfHostOrThrow(tx, input.name);
  const workspaceId = input.id ?? newId();
  const made = await tx.workspace.createMany({
    data: {
      id: workspaceId,
      environment: input.environment,
      name: input.name,
      partnerId: input.partnerId ?? null,
      externalId: input.externalId ?? null,
      isDemo: input.isDemo ?? false,
      ...(input.plan === undefined ? {} : { plan: input.plan }),
    },
    skipDuplicates: true,
  });
  if (made.count === 0) {
    const taken = "Another workspace has this id of yours.";
    throw new AppError("conflict", input.externalId ? { sentence: taken, fields: { external_id: [taken] } } : {});
  }
  if (input.ownerId) await tx.workspaceMember.create({ data: { workspaceId, personId: input.ownerId, role: "owner" } });
  await recordAudit(tx, {
    actor: input.actor ?? SYSTEM_ACTOR,
    action: "workspace.create",
    subject: { type: "workspace", id: workspaceId },
    workspaceId,
    partnerId: input.partnerId ?? null,
    after: { name: input.name, environment: input.environment },
  });
  return { workspaceId };
}
