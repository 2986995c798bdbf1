import { inTransaction } from "@/lib/platform/db";
import type { JobContext, JobPayload } from "@/lib/platform/outbox/job";
import { mailChangeLink } from "./mutations";

/** `email_change.requested`: the link to the new address, or a mail that it has an account. */
export async function onEmailChangeRequested(
  payload: JobPayload<"email_change.requested">,
  { scope }: JobContext<"email_change.requested">,
): Promise<void> {
  const input = payload;
  await inTransaction((tx) => mailChangeLink(tx, scope, input));
}
