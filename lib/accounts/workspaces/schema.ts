import { z } from "zod";
import words from "@/messages/en/fields.json";
import { formLocaleSchema, nextSchema } from "../schema";

const workspaceNameSchema = z
  .string({ error: words.workspaceNameMissing })
  .trim()
  .min(1, words.workspaceNameMissing)
  .max(80, words.nameLong);

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
