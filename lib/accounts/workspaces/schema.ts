import { z } from "zod";
import { say } from "@/lib/platform/messages/said";
import { publicNameSchema } from "@/lib/platform/text/name-text";
import { formLocaleSchema, nextSchema } from "../schema";

const workspaceNameSchema = publicNameSchema(say("fields.workspaceNameMissing"), {
  max: 80,
  long: say("fields.nameLong"),
});

export const createWorkspaceSchema = z.object({
  name: workspaceNameSchema,
  locale: formLocaleSchema,
  next: nextSchema,
});

/** `from` is the name the form showed: a change in between is a conflict, and the text is kept. */
export const renameWorkspaceSchema = z.object({
  workspace: z.string(),
  name: workspaceNameSchema,
  from: z.string(),
  locale: formLocaleSchema,
});

/** `confirm` is the workspace's name, typed. */
export const deleteWorkspaceSchema = z.object({
  workspace: z.string(),
  confirm: z.string().trim(),
  locale: formLocaleSchema,
});
