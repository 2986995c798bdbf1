import { z } from "zod";
import { directoryChoice, directoryCursor, directoryText } from "@/lib/platform/forms/directory-query";

/** Query of the staff's directory of workspaces; anything odd counts as not said. */
export const workspacesQuerySchema = z.object({
  q: directoryText,
  environment: directoryChoice(["live", "sandbox"]),
  /** `some`: has something installed. */
  installed: directoryChoice(["some", "none"]),
  requests: directoryChoice(["open"]),
  state: directoryChoice(["open", "deleted"]),
  before: directoryCursor("workspace"),
});

export type WorkspacesQuery = z.output<typeof workspacesQuerySchema>;
