import { z } from "zod";

/** `client` is `cli_…`; the partner is named by the action. */
export const createSecretSchema = z.object({ client: z.string() });
export const revokeSecretSchema = z.object({ client: z.string(), secret: z.string() });
