import { z } from "zod";
import { SCOPE_NAMES } from "@/lib/capabilities/constants";
import { INSTALL_LIMITS as MAX } from "@/lib/installs/constants";
import { LOCALES } from "@/lib/platform/messages/locales";
import { say } from "@/lib/platform/messages/said";

const common = { workspace: z.string(), locale: z.enum(LOCALES).default("en"), uid: z.string().max(100) };
const reason = z.string().trim().max(MAX.reason, say("fields.reasonLong")).default("");

/** An owner or admin agrees to the version they were shown (`ver_…`); `scopes` are the optional permissions left on. */
export const agreeSchema = z.object({
  ...common,
  version: z.string(),
  scopes: z.array(z.enum(SCOPE_NAMES)).default([]),
});

/** A member asks; `decider` is the named person (`per_…`). */
export const askSchema = z.object({ ...common, decider: z.string().default(""), reason });

/** Anyone says no; the reason stays with the workspace. */
export const refuseSchema = z.object({ ...common, reason });
