import { z } from "zod";
import { inTransaction } from "@/lib/platform/db";
import type { JobContext } from "@/lib/platform/outbox/system-scope";
import { mailResetLink } from "./mutations";

const requestedSchema = z.object({ email: z.string(), token: z.string() });

/** `password_reset.requested`: the mail, when the address has an account. */
export async function onResetRequested(
  payload: unknown,
  { scope }: JobContext<"password_reset.requested">,
): Promise<void> {
  const input = requestedSchema.parse(payload);
  await inTransaction((tx) => mailResetLink(tx, scope, input));
}
