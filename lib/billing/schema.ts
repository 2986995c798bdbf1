import { z } from "zod";
import { say } from "@/lib/platform/messages/said";
import { AMOUNT_WORDS, toMinor } from "@/lib/platform/money/amount";

/** A month's revenue in dollars as a person types it; answers minor units (cents). At most $100,000,000. */
export const monthlyRevenueSchema = z.string().transform((text, context) => {
  const minor = toMinor(text, "USD");
  if (minor === null) {
    context.addIssue({ code: "custom", message: AMOUNT_WORDS });
    return z.NEVER;
  }
  if (BigInt(minor) > 10_000_000_000n) context.addIssue({ code: "custom", message: say("portal.amountLarge") });
  return BigInt(minor);
});
