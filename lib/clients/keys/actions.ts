"use server";

import { revalidatePath } from "next/cache";
import { staffAction } from "@/lib/accounts/gates/action-client";
import { inTransaction } from "@/lib/platform/db";
import { createPlatformKey, keepPlatformKey, revokePlatformKey } from "./mutations";
import { createPlatformKeySchema, keepPlatformKeySchema, revokePlatformKeySchema } from "./schema";

/** Answers the new key once. */
export const createKeyAction = staffAction({
  policy: "platform-key.manage",
  schema: createPlatformKeySchema,
  run: async ({ scope, input }) => {
    const { key } = await inTransaction((tx) => createPlatformKey(tx, scope, input));
    revalidatePath("/admin/keys");
    return { key, name: input.name };
  },
});

export const revokeKeyAction = staffAction({
  policy: "platform-key.manage",
  schema: revokePlatformKeySchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => revokePlatformKey(tx, scope, input));
    revalidatePath("/admin/keys");
  },
});

/** Takes a key over, so that it does not end with its maker's role. */
export const keepKeyAction = staffAction({
  policy: "platform-key.manage",
  schema: keepPlatformKeySchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => keepPlatformKey(tx, scope, input.key));
    revalidatePath("/admin/keys");
  },
});
