import { z } from "zod";
import { directoryChoice, directoryCursor, directoryText } from "@/lib/platform/forms/directory-query";

/** Query of the staff's directory of people; anything odd counts as not said. */
export const peopleQuerySchema = z.object({
  q: directoryText,
  /** `any`: every staff role. */
  staff: directoryChoice(["any", "reviewer", "finance", "admin"]),
  state: directoryChoice(["confirmed", "unconfirmed", "deleted"]),
  before: directoryCursor("person"),
});

export type PeopleQuery = z.output<typeof peopleQuerySchema>;
