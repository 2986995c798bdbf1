import { z } from "zod";
import { inTransaction } from "@/lib/platform/db";
import { mailResetLink } from "./mutations";

const requestedSchema = z.object({ email: z.string(), token: z.string() });

/** `password_reset.requested`: the mail, when the address has an account. */
export async function onResetRequested(payload: unknown): Promise<void> {
  const input = requestedSchema.parse(payload);
  await inTransaction((tx) => mailResetLink(tx, input));
}
