"use server";

import { redirect } from "next/navigation";
import { publicAction } from "../gates/action-client";
import { countLinkUse } from "../links/mutations";
import { writeDeviceCookie } from "../session/cookie";
import { loadBrowser } from "../session/loaders";
import { requestPasswordReset, resetPassword } from "./mutations";
import { forgotPasswordSchema, resetPasswordSchema } from "./schema";

/** Mails a link to choose a new password; the answer is the same whether the address has an account. */
export const forgotPassword = publicAction({
  policy: "account.recover",
  schema: forgotPasswordSchema,
  run: async ({ input }) => {
    const { ip } = await loadBrowser();
    await requestPasswordReset({ email: input.email, ip });
    return undefined;
  },
});

/** Sets the new password and asks to sign in with it. */
export const chooseNewPassword = publicAction({
  policy: "account.recover",
  schema: resetPasswordSchema,
  run: async ({ input }) => {
    const browser = await loadBrowser();
    await countLinkUse(browser.ip);
    const { device } = await resetPassword(input, browser.device);
    await writeDeviceCookie(device);
    redirect(`/${input.locale}/sign-in?notice=password`);
  },
});
