"use server";

import { redirect } from "next/navigation";
import { workspaceAction } from "@/lib/accounts/gates/action-client";
import { inTransaction } from "@/lib/platform/db";
import { approveWithConsent } from "./mutations";
import { approveSchema } from "./schema";

/** Approves a member's request; the page then shows the way on to the partner. */
export const approveInstallRequest = workspaceAction({
  policy: "installation.decide",
  schema: approveSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) =>
      approveWithConsent(tx, scope, {
        installationId: input.installation,
        version: input.version,
        scopes: input.scopes,
      }),
    );
    redirect(`/${input.locale}/workspace/${input.workspace}/requests/${input.installation}`);
  },
});
