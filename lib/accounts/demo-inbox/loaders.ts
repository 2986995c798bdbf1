import { notFound } from "next/navigation";
import { db } from "@/lib/platform/db";
import { getPublicScope } from "../gates/data";
import { loadSignedIn } from "../session/loaders";
import { hasDemoInbox, readAsked } from "./cookie";
import { type InboxMail, type InboxOwner, listInbox } from "./data";

/** What this browser may read of the demo's mails, with whose they are. Not there in production, nor where mails really leave. */
export async function loadInbox(): Promise<InboxOwner & { mails: InboxMail[] }> {
  if (!hasDemoInbox()) notFound();
  const [person, asked] = await Promise.all([loadSignedIn(), readAsked()]);
  const owner = { own: person?.email ?? null, asked };
  return { ...owner, mails: await listInbox(db(), getPublicScope(), owner) };
}
