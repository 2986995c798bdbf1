import { z } from "zod";

/** "25,000" or "25000.50" in whole dollars as a person types it; answers minor units (cents). At most $100,000,000. */
export const monthlyRevenueSchema = z
  .string()
  .trim()
  .transform((text) => text.replaceAll(/[\s,$]/g, ""))
  .pipe(z.string().regex(/^\d{1,9}(\.\d{1,2})?$/, "Enter an amount such as 25,000."))
  .transform((text) => {
    const [whole = "0", cents = ""] = text.split(".");
    return BigInt(whole) * 100n + BigInt(cents.padEnd(2, "0"));
  })
  .refine((minor) => minor <= 10_000_000_000n, "At most $100,000,000.");
