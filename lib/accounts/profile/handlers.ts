import { z } from "zod";
import { inTransaction } from "@/lib/platform/db";
import type { JobContext } from "@/lib/platform/outbox/system-scope";
import { mailChangeLink } from "./mutations";

const requestedSchema = z.object({ personId: z.uuid(), email: z.string(), token: z.string(), standing: z.string() });

/** `email_change.requested`: the link to the new address, or a mail that it has an account. */
export async function onEmailChangeRequested(
  payload: unknown,
  { scope }: JobContext<"email_change.requested">,
): Promise<void> {
  const input = requestedSchema.parse(payload);
  await inTransaction((tx) => mailChangeLink(tx, scope, input));
}
