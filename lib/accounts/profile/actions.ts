"use server";

import { refresh } from "next/cache";
import { inTransaction } from "@/lib/platform/db";
import { personAction } from "../gates/action-client";
import { writeDeviceCookie } from "../session/cookie";
import { loadBrowser } from "../session/loaders";
import { changePassword, requestEmailChange, updateProfile } from "./mutations";
import { changeEmailSchema, changePasswordSchema, updateProfileSchema } from "./schema";

/** Saves name and language of mail. */
export const saveProfile = personAction({
  policy: "account.manage",
  schema: updateProfileSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => updateProfile(tx, scope, input));
    refresh();
    return undefined;
  },
});

/** Changes the password; other sessions end. */
export const savePassword = personAction({
  policy: "account.manage",
  schema: changePasswordSchema,
  run: async ({ scope, input }) => {
    const { device } = await changePassword(scope, input, (await loadBrowser()).device);
    await writeDeviceCookie(device);
    refresh();
    return undefined;
  },
});

/** Asks for another address. */
export const askForNewEmail = personAction({
  policy: "account.manage",
  schema: changeEmailSchema,
  run: async ({ scope, input }) => {
    await requestEmailChange(scope, input);
    return undefined;
  },
});
