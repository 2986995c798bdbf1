import { z } from "zod";
import { LISTING_STATES } from "@/lib/listings/types";
import { directoryChoice, directoryCursor, directoryText } from "@/lib/platform/forms/directory-query";

/** Query of the staff's directory of listings; anything odd counts as not said. */
export const listingsQuerySchema = z.object({
  q: directoryText,
  state: directoryChoice(LISTING_STATES),
  /** `stopped`: soft or hard. */
  block: directoryChoice(["none", "soft", "hard", "stopped"]),
  certificate: directoryChoice(["valid", "none"]),
  reports: directoryChoice(["open"]),
  /** A step about it waits for a second person. */
  proposed: directoryChoice(["waiting"]),
  before: directoryCursor("listing"),
});

export type ListingsQuery = z.output<typeof listingsQuerySchema>;
