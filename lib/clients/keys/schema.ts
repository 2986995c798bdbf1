import { z } from "zod";
import { say } from "@/lib/platform/messages/said";
import { nameSchema } from "@/lib/platform/text/name-text";

export const createPlatformKeySchema = z.object({
  name: nameSchema(say("portal.keyNameMissing"), { max: 60, long: say("fields.atMostCharacters", { most: 60 }) }),
  environment: z.enum(["live", "sandbox"], say("portal.environmentMissing")),
});

/** `key` is `key_…`; `confirm` repeats its name. */
export const revokePlatformKeySchema = z.object({ key: z.string(), confirm: z.string().trim() });

/** `key` is `key_…`. */
export const keepPlatformKeySchema = z.object({ key: z.string() });
