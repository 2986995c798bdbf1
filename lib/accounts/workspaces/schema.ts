import { z } from "zod";
import { publicNameSchema } from "@/lib/platform/text/name-text";
import words from "@/messages/en/fields.json";
import { formLocaleSchema, nextSchema } from "../schema";

const workspaceNameSchema = publicNameSchema(words.workspaceNameMissing, { max: 80, long: words.nameLong });

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
