import { z } from "zod";
import { say } from "@/lib/platform/messages/said";
import { emailSchema } from "../schema";

const staffRoleSchema = z.enum(["reviewer", "finance", "admin"], { error: say("fields.roleWrong") });

export const inviteStaffSchema = z.object({ email: emailSchema, role: staffRoleSchema });

/** `invitation` is `inv_…`. */
export const staffInvitationSchema = z.object({ invitation: z.string() });

/** `person` is `per_…`; `from` is the role the form showed: a change in between is a conflict. */
export const changeStaffSchema = z.object({ person: z.string(), from: staffRoleSchema, role: staffRoleSchema });

export const removeStaffSchema = z.object({ person: z.string(), from: staffRoleSchema });

/** `session` is `ses_…`; without it all of the person's sessions. */
export const endSessionsSchema = z.object({ person: z.string(), session: z.string().optional() });
