"use server";

import { redirect } from "next/navigation";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { say } from "@/lib/platform/messages/said";
import { personAction } from "../gates/action-client";
import { proveCurrentPassword } from "../profile/mutations";
import { deleteAccountSchema } from "../profile/schema";
import { clearSessionCookie } from "../session/cookie";
import { deleteAccount } from "./mutations";

/** Deletes the account after the person typed its address and password. */
export const deleteOwnAccount = personAction({
  policy: "account.manage",
  schema: deleteAccountSchema,
  run: async ({ scope, input }) => {
    if (input.confirm !== scope.person.email.toLowerCase()) {
      throw new AppError("invalid_input", { fields: { confirm: [say("fields.confirmEmail")] } });
    }
    await proveCurrentPassword(scope, input.currentPassword);
    await inTransaction((tx) => deleteAccount(tx, scope));
    await clearSessionCookie();
    redirect(`/${input.locale}/sign-in?notice=deleted`);
  },
});
