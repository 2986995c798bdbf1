import { z } from "zod";
import { SCOPE_NAMES } from "@/lib/capabilities/constants";
import { LOCALES } from "@/lib/platform/messages/locales";
/** An owner or admin approves a member's request, in the version they were shown. */
export const approveSchema = z.object({
  workspace: z.string(),
  locale: z.enum(LOCALES).default("en"),
  installation: z.string(),
  version: z.string(),
  scopes: z.array(z.enum(SCOPE_NAMES)).default([]),
});
