import { z } from "zod";
import { inTransaction } from "@/lib/platform/db";
import { LOCALES } from "@/lib/platform/messages/locales";
import type { JobContext } from "@/lib/platform/outbox/system-scope";
import { answerSignUp } from "./mutations";

const requestedSchema = z.object({
  email: z.string(),
  name: z.string(),
  passwordHash: z.string(),
  locale: z.enum(LOCALES),
  next: z.string(),
  token: z.string(),
});

/** `account.requested`: the account, or a mail that there is one. */
export async function onAccountRequested(payload: unknown, { scope }: JobContext<"account.requested">): Promise<void> {
  const input = requestedSchema.parse(payload);
  await inTransaction((tx) => answerSignUp(tx, scope, input));
}
