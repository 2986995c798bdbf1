import { z } from "zod";
import {
  currentPasswordSchema,
  emailSchema,
  formLocaleSchema,
  newPasswordSchema,
  nextSchema,
  personNameSchema,
} from "../schema";

export const signUpSchema = z.object({
  name: personNameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  locale: formLocaleSchema,
  next: nextSchema,
});

/** `password` is asked for only in a browser that did not ask for the link. */
export const confirmEmailSchema = z.object({
  token: z.string().max(200),
  password: currentPasswordSchema.optional(),
  locale: formLocaleSchema,
  next: nextSchema,
});
