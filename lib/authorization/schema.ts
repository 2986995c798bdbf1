import { z } from "zod";
import { say } from "@/lib/platform/messages/said";
import { emailText, spellMailbox } from "@/lib/platform/text/email-address";
import { publicNameSchema } from "@/lib/platform/text/name-text";

/** Body of `POST /api/v1/workspaces`. */
export const createWorkspaceByKeySchema = z.strictObject({
  name: publicNameSchema(say("portal.workspaceNameMissing"), {
    max: 80,
    long: say("fields.atMostCharacters", { most: 80 }),
  }),
  owner_email: emailText().transform(spellMailbox),
  external_id: z.string().trim().min(1).max(120).optional(),
});

/** Body of `POST /api/v1/access-log`: up to 500 calls at once, in any order; `at` is the call's own time. */
export const accessLogSchema = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        installation: z.string().regex(/^ins_[0-9a-z]{26}$/, say("portal.installationId")),
        access: z.enum(["read", "write"]),
        resource: z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/),
        resource_id: z.string().max(100).optional(),
        method: z.string().regex(/^[A-Z]{3,7}$/),
        path: z.string().startsWith("/").max(300),
        status: z.int().min(100).max(599),
        records: z.int().min(0).max(100_000).default(0),
        at: z.iso
          .datetime({ offset: true })
          .refine((at) => Date.parse(at) >= 0, say("portal.timeEarly"))
          .optional(),
      }),
    )
    .min(1)
    .max(500),
});
