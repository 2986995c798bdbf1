"use server";

import { redirect } from "next/navigation";
import { personAction } from "../gates/action-client";
import { safeRedirectTarget } from "../redirect-target";
import { verifyTotp } from "./mutations";
import { totpSchema } from "./schema";

/** Takes a staff member's code and opens the staff pages for this session. */
export const enterCode = personAction({
  policy: "staff.verify",
  schema: totpSchema,
  run: async ({ scope, input }) => {
    await verifyTotp(scope, input.code);
    redirect(safeRedirectTarget(input.next, "/admin"));
  },
});
