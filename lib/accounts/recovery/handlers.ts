import { inTransaction } from "@/lib/platform/db";
import type { JobContext, JobPayload } from "@/lib/platform/outbox/job";
import { mailResetLink } from "./mutations";

/** `password_reset.requested`: the mail, when the address has an account. */
export async function onResetRequested(
  payload: JobPayload<"password_reset.requested">,
  { scope }: JobContext<"password_reset.requested">,
): Promise<void> {
  const input = payload;
  await inTransaction((tx) => mailResetLink(tx, scope, input));
}
