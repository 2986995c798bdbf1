"use server";

import { revalidatePath } from "next/cache";
import { partnerAction } from "@/lib/accounts/gates/action-client";
import { inTransaction } from "@/lib/platform/db";
import { createSecret, keepSecret, revokeSecret } from "./mutations";
import { createSecretSchema, revokeSecretSchema } from "./schema";

/** Answers the new secret once. */
export const createSecretAction = partnerAction({
  policy: "client.secret.create",
  schema: createSecretSchema,
  run: ({ scope, input }) => inTransaction((tx) => createSecret(tx, scope, input.client, input.ends)),
});

export const revokeSecretAction = partnerAction({
  policy: "client.secret.create",
  schema: revokeSecretSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => revokeSecret(tx, scope, input.client, input.secret));
    revalidatePath("/partner", "layout");
  },
});

/** Takes a secret over, so that it does not end with its maker's role. */
export const keepSecretAction = partnerAction({
  policy: "client.secret.create",
  schema: revokeSecretSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => keepSecret(tx, scope, input.client, input.secret));
    revalidatePath("/partner", "layout");
  },
});
