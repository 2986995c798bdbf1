"use server";

import { updateTag } from "next/cache";
import { redirect } from "next/navigation";
import { MARKETPLACE_TAG } from "../constants";
import { publicAction } from "../gates/action-client";
import { writeSessionCookie } from "../session/cookie";
import { loadBrowser } from "../session/loaders";
import { completeSetup } from "./mutations";
import { setupSchema } from "./schema";

/** Sets an empty installation up, by the token of its log, and leads to the second factor. */
export const setUp = publicAction({
  policy: "setup.complete",
  schema: setupSchema,
  run: async ({ input }) => {
    await writeSessionCookie(await completeSetup(input, await loadBrowser()));
    updateTag(MARKETPLACE_TAG);
    redirect("/en/sign-in/code?next=%2Fadmin");
  },
});
