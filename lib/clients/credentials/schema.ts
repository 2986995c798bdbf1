import { z } from "zod";

/** `client` is `cli_…`; the partner is named by the action. `ends` is the secret that the person agreed to end for the new one. */
export const createSecretSchema = z.object({ client: z.string(), ends: z.string().default("") });
export const revokeSecretSchema = z.object({ client: z.string(), secret: z.string() });
