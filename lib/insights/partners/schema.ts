import { z } from "zod";
import { directoryChoice, directoryCursor, directoryText } from "@/lib/platform/forms/directory-query";

/** Query of the staff's directory of partners; anything odd counts as not said. */
export const partnersQuerySchema = z.object({
  q: directoryText,
  state: directoryChoice(["open", "closed"]),
  domain: directoryChoice(["proven", "none"]),
  /** `current`: the newest version is accepted. */
  agreement: directoryChoice(["current", "older", "none"]),
  before: directoryCursor("partner"),
});

export type PartnersQuery = z.output<typeof partnersQuerySchema>;
