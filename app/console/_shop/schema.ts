import { z } from "zod";
import { say } from "@/lib/platform/messages/said";
import { emailText } from "@/lib/platform/text/email-address";

const AMOUNT = /^\d{1,9}([.,]\d{1,2})?$/;

/** `12`, `12.5`, `12,50` as minor units, as a string of digits. */
function toMinor(text: string): string {
  const [whole = "0", cents = ""] = text.replace(",", ".").split(".");
  return (BigInt(whole) * 100n + BigInt(cents.padEnd(2, "0"))).toString();
}

const amount = z.string().trim().regex(AMOUNT, say("portal.amountWrong")).transform(toMinor);

const line = z.object({
  name: z
    .string()
    .trim()
    .max(120, say("fields.atMostCharacters", { most: 120 })),
  quantity: z.string().trim(),
  price: z.string().trim(),
});
const filled = z.object({
  name: z.string().min(1, say("portal.itemMissing")),
  quantity: z.coerce
    .number(say("fields.number"))
    .int(say("fields.wholeNumber"))
    .min(1, say("fields.atLeast", { least: 1 }))
    .max(10_000, say("fields.atMost", { most: 10000 })),
  price: amount,
});

/** Rows of the form; empty ones are left out. Messages keep the row's place in the form. */
const lines = z.array(line).transform((rows, context) => {
  const kept = [];
  for (const [index, row] of rows.entries()) {
    if (row.name === "" && row.price === "") continue;
    const result = filled.safeParse(row);
    if (result.success)
      kept.push({ name: result.data.name, quantity: result.data.quantity, unit_minor: result.data.price });
    else
      for (const issue of result.error.issues)
        context.addIssue({ code: "custom", message: issue.message, path: [index, ...issue.path] });
  }
  if (kept.length === 0 && rows.every((row) => row.name === "" && row.price === ""))
    context.addIssue({ code: "custom", message: say("portal.itemsMissing"), path: [0, "name"] });
  return kept;
});

/** `key` makes sending the form twice the same as once. */
const key = z.string().regex(/^[\w-]{8,80}$/, say("portal.reloadPage"));
const note = z
  .string()
  .trim()
  .max(2_000, say("fields.atMostCharacters", { most: 2000 }))
  .default("");

export const newOrderSchema = z.object({
  key,
  customer_id: z.string().min(1, say("portal.customerMissing")),
  currency: z.enum(["USD", "EUR", "GBP", "ILS"]),
  lines,
  tax: z.union([z.literal("").transform(() => "0"), amount]).default("0"),
  note,
});

export const changeOrderSchema = z.object({
  order: z.string(),
  etag: z.string().max(80),
  status: z.enum(["open", "paid", "fulfilled", "cancelled"]),
  note,
});

export const payOrderSchema = z.object({ order: z.string(), method: z.enum(["card", "transfer", "cash"]) });

export const newCustomerSchema = z.object({
  key,
  name: z
    .string()
    .trim()
    .min(1, say("portal.nameMissing"))
    .max(120, say("fields.atMostCharacters", { most: 120 })),
  email: emailText(),
  tax_number: z
    .string()
    .trim()
    .max(40, say("fields.atMostCharacters", { most: 40 }))
    .default("")
    .transform((text) => (text === "" ? null : text)),
  note,
});

export const endSubscriptionSchema = z.object({ subscription: z.string() });

/** `record` is the id the events are about, `types` a comma separated list. */
export const tellAgainSchema = z.object({ record: z.string().max(60), types: z.string().max(200) });
