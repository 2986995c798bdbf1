"use server";

import { redirect } from "next/navigation";
import { personAction, workspaceAction } from "@/lib/accounts/gates/action-client";
import { agreeSchema, askSchema, refuseSchema } from "../schema";
import { agreeToRequest, askForRequest, refuseForPerson } from "./mutations";

/** Connects: the installation waits for the partner, and the browser goes back there. */
export const agreeToConnect = workspaceAction({
  policy: "installation.consent",
  schema: agreeSchema,
  run: async ({ scope, input }) => {
    await agreeToRequest(scope, input);
    redirect(`/${input.locale}/consent/${encodeURIComponent(input.uid)}`);
  },
});

/** A member asks someone who may; the partner hears `access_denied` when the browser goes back. */
export const askToConnect = workspaceAction({
  policy: "installation.request",
  schema: askSchema,
  run: async ({ scope, input }) => {
    await askForRequest(scope, input);
    redirect(`/${input.locale}/consent/${encodeURIComponent(input.uid)}`);
  },
});

/** Says no, with a reason that stays in the workspace's history. */
export const refuseToConnect = personAction({
  policy: "oauth.consent.read",
  schema: refuseSchema,
  run: async ({ scope, input }) => {
    await refuseForPerson(scope, input);
    redirect(`/${input.locale}/consent/${encodeURIComponent(input.uid)}`);
  },
});
