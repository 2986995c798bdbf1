import { mintPersonScope, mintStaffScope, mintWorkspaceScope } from "@/lib/accounts/gates/mint";
import { hashPassword } from "@/lib/accounts/password";
import { createPerson, type NewPerson } from "@/lib/accounts/people/mutations";
import type { MemberRole, StaffRole } from "@/lib/accounts/roles";
import { getSignedIn } from "@/lib/accounts/session/data";
import { createSession } from "@/lib/accounts/session/mutations";
import type { PersonScope, SignedIn, StaffScope, WorkspaceScope } from "@/lib/accounts/types";
import { createWorkspace, type NewWorkspace } from "@/lib/accounts/workspaces/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

/** The password of every made person. */
export const PASSWORD = "a long enough password";

let hashed: Promise<string> | undefined;

/** Hashed once a process: argon2id is slow on purpose. */
export function passwordHash(): Promise<string> {
  hashed ??= hashPassword(PASSWORD);
  return hashed;
}

/** A person who can sign in with `PASSWORD`, confirmed unless told otherwise. */
export async function makePerson(
  over: Partial<NewPerson> = {},
): Promise<{ personId: string; email: string; name: string }> {
  const email = over.email ?? `person-${newId().slice(-12)}@people.example`;
  const name = over.name ?? "Ada Tester";
  const hash = over.passwordHash === undefined ? await passwordHash() : over.passwordHash;
  const { personId } = await inTransaction((tx) =>
    createPerson(tx, { emailVerified: true, ...over, email, name, passwordHash: hash }),
  );
  return { personId, email, name };
}

/** A live session of a person, as the gates see it. `totpDone` marks the code as entered. */
export async function signInAs(personId: string, options: { totpDone?: boolean } = {}): Promise<SignedIn> {
  const { sessionId } = await inTransaction((tx) =>
    createSession(tx, personId, { userAgent: "test", ip: "direct", device: "" }),
  );
  if (options.totpDone) await db().session.update({ where: { id: sessionId }, data: { totpAt: new Date() } });
  const person = await getSignedIn(db(), sessionId);
  if (!person) throw new Error("The session of a made person was not found.");
  return person;
}

/** A person with a session and the proof that goes with it. */
export async function makePersonScope(over: Partial<NewPerson> = {}): Promise<PersonScope<never>> {
  const { personId } = await makePerson(over);
  return mintPersonScope<never>(await signInAs(personId));
}

/** A live workspace with an owner. */
export async function makeWorkspace(
  over: Partial<NewWorkspace> = {},
): Promise<{ workspaceId: string; ownerId: string }> {
  const ownerId = over.ownerId ?? (await makePerson()).personId;
  const { workspaceId } = await inTransaction((tx) =>
    createWorkspace(tx, { environment: "live", name: "Harbour Books", ...over, ownerId }),
  );
  return { workspaceId, ownerId };
}

/** A person in a workspace with a role, and the proof of it. Without `personId` a new person is made. */
export async function makeWorkspaceScope(
  workspaceId: string,
  role: MemberRole,
  personId?: string,
): Promise<WorkspaceScope<never>> {
  const id = personId ?? (await makePerson()).personId;
  await db().workspaceMember.upsert({
    where: { workspaceId_personId: { workspaceId, personId: id } },
    create: { workspaceId, personId: id, role },
    update: { role },
  });
  const workspace = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  return mintWorkspaceScope(await signInAs(id), {
    id: workspace.id,
    name: workspace.name,
    environment: workspace.environment,
    role,
  });
}

/** A staff member with the code entered. */
export async function makeStaffScope(role: StaffRole): Promise<StaffScope<never>> {
  const { personId } = await makePerson({ name: `Staff ${role}` });
  await db().staffMember.create({ data: { personId, role } });
  return mintStaffScope(await signInAs(personId, { totpDone: true }), role);
}
