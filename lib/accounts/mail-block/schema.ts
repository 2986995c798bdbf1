import { z } from "zod";
import { formLocaleSchema } from "../schema";

/** `token` is the one of the mail's link; `want` what the button says. */
export const mailBlockSchema = z.object({
  token: z.string().max(600),
  want: z.enum(["block", "unblock"]),
  locale: formLocaleSchema,
});
