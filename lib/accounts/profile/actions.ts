"use server";

import { refresh } from "next/cache";
import { inTransaction } from "@/lib/platform/db";
import { personAction, publicAction } from "../gates/action-client";
import { countLinkUse } from "../links/mutations";
import { writeDeviceCookie } from "../session/cookie";
import { loadBrowser, loadSignedIn } from "../session/loaders";
import { changePassword, confirmEmailChange, requestEmailChange, updateProfile } from "./mutations";
import { changeEmailSchema, changePasswordSchema, confirmChangeSchema, updateProfileSchema } from "./schema";

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

/** Confirms a new address from its mail, signed in to the account that asked or with its password; answers the address. */
export const confirmNewEmail = publicAction({
  policy: "account.recover",
  schema: confirmChangeSchema,
  run: async ({ input }) => {
    const browser = await loadBrowser();
    await countLinkUse(browser.ip);
    const { token, password } = input;
    return confirmEmailChange({ token, password, signedIn: await loadSignedIn(), browser });
  },
});
