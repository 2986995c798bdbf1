import { z } from "zod";
import { say } from "@/lib/platform/messages/said";
import { emailSchema, formLocaleSchema, newPasswordSchema, nextSchema, personNameSchema } from "../schema";

const roleSchema = z.enum(["owner", "admin", "member"], { error: say("fields.roleWrong") });
const tenant = { workspace: z.string().optional(), partner: z.string().optional(), locale: formLocaleSchema };

export const inviteSchema = z.object({ ...tenant, email: emailSchema, role: roleSchema });

/** `invitation` is `inv_…`. */
export const invitationSchema = z.object({ ...tenant, invitation: z.string() });

/** `person` is `per_…`; `from` is the role the form showed: a change in between is a conflict. */
export const changeRoleSchema = z.object({ ...tenant, person: z.string(), from: roleSchema, role: roleSchema });

export const removeMemberSchema = z.object({ ...tenant, person: z.string(), from: roleSchema });

export const leaveSchema = z.object(tenant);

export const acceptInvitationSchema = z.object({
  token: z.string().max(200),
  locale: formLocaleSchema,
  next: nextSchema,
});

/** Accepting with a new account: the invitation proves the address. */
export const joinSchema = z.object({
  token: z.string().max(200),
  name: personNameSchema,
  password: newPasswordSchema,
  locale: formLocaleSchema,
});
