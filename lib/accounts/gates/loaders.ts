import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { db } from "@/lib/platform/db";
import { toLocale } from "@/lib/platform/messages/locales";
import { loadSignedIn } from "../session/loaders";
import type {
  PartnerPolicy,
  PartnerScope,
  PersonPolicy,
  PersonScope,
  SignedIn,
  StaffPolicy,
  StaffScope,
  WorkspacePolicy,
  WorkspaceScope,
} from "../types";
import { getPartnerScope, getPersonScope, getStaffScope, getWorkspaceScope } from "./data";

/** Set by proxy.ts on signed-in trees: where to come back to after signing in. */
const PATH_HEADER = "x-patchbay-path";

/** The signed-in person, or a redirect to sign-in that comes back here. */
export const loadPersonOrSignIn = cache(async (): Promise<SignedIn> => {
  const person = await loadSignedIn();
  if (person) return person;
  const path = (await headers()).get(PATH_HEADER) ?? "/";
  redirect(`/${toLocale(path.split("/")[1])}/sign-in?next=${encodeURIComponent(path)}`);
});

/** Person scope for pages about oneself. */
export const loadPersonScope = cache(
  async <Policy extends PersonPolicy>(policy: Policy): Promise<PersonScope<Policy>> =>
    getPersonScope(await loadPersonOrSignIn(), policy) ?? notFound(),
);

/** Workspace scope of a page; not allowed looks like not found. */
export const loadWorkspaceScope = cache(
  async <Policy extends WorkspacePolicy>(shownId: string, policy: Policy): Promise<WorkspaceScope<Policy>> =>
    (await getWorkspaceScope(db(), await loadPersonOrSignIn(), shownId, policy)) ?? notFound(),
);

/** Partner scope of a page; not allowed looks like not found. */
export const loadPartnerScope = cache(
  async <Policy extends PartnerPolicy>(shownId: string, policy: Policy): Promise<PartnerScope<Policy>> =>
    (await getPartnerScope(db(), await loadPersonOrSignIn(), shownId, policy)) ?? notFound(),
);

/** Staff scope of a page; a staff member without a code in this session is asked for it. */
export const loadStaffScope = cache(async <Policy extends StaffPolicy>(policy: Policy): Promise<StaffScope<Policy>> => {
  const person = await loadPersonOrSignIn();
  if (person.staffRole && !person.totpDone) {
    const path = (await headers()).get(PATH_HEADER) ?? "/admin";
    redirect(`/en/sign-in/code?next=${encodeURIComponent(path)}`);
  }
  return getStaffScope(person, policy) ?? notFound();
});
