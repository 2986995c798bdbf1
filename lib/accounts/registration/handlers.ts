import { inTransaction } from "@/lib/platform/db";
import type { JobContext, JobPayload } from "@/lib/platform/outbox/job";
import { answerSignUp } from "./mutations";

/** `account.requested`: the account, or a mail that there is one. */
export async function onAccountRequested(
  payload: JobPayload<"account.requested">,
  { scope }: JobContext<"account.requested">,
): Promise<void> {
  const input = payload;
  await inTransaction((tx) => answerSignUp(tx, scope, input));
}
