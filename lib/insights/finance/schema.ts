import { z } from "zod";
import { directoryChoice, directoryCursor, directoryText } from "@/lib/platform/forms/directory-query";

/** Query of finance's list of priced listings; anything odd counts as not said. */
export const pricesQuerySchema = z.object({
  q: directoryText,
  kind: directoryChoice(["paid", "free"]),
  before: directoryCursor("listing"),
});

export type PricesQuery = z.output<typeof pricesQuerySchema>;
