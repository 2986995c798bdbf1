"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { env } from "@/lib/platform/env";
import { BROWSER_PROOF_COOKIE, LINK_SECONDS } from "../constants";
import { rememberAsked } from "../demo-inbox/cookie";
import { publicAction } from "../gates/action-client";
import { countLinkUse } from "../links/mutations";
import { safeRedirectTarget } from "../redirect-target";
import { writeSessionCookie } from "../session/cookie";
import { loadBrowser } from "../session/loaders";
import { confirmEmail, signUp } from "./mutations";
import { confirmEmailSchema, signUpSchema } from "./schema";

/** Asks for an account; the link in the mail makes it real. */
export const requestAccount = publicAction({
  policy: "account.create",
  schema: signUpSchema,
  run: async ({ input }) => {
    const { ip } = await loadBrowser();
    const { browserProof } = await signUp({ ...input, next: safeRedirectTarget(input.next, ""), ip });
    const jar = await cookies();
    jar.set(BROWSER_PROOF_COOKIE, browserProof, {
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure: env().secure,
      maxAge: LINK_SECONDS.verify,
    });
    await rememberAsked(input.email);
    redirect(`/${input.locale}/sign-up/sent`);
  },
});

/** Confirms the address by its link and signs in. */
export const confirmAccount = publicAction({
  policy: "account.create",
  schema: confirmEmailSchema,
  run: async ({ input }) => {
    const jar = await cookies();
    const browser = await loadBrowser();
    await countLinkUse(browser.ip);
    const made = await confirmEmail({
      token: input.token,
      password: input.password,
      browserProof: jar.get(BROWSER_PROOF_COOKIE)?.value,
      browser,
    });
    jar.delete(BROWSER_PROOF_COOKIE);
    await writeSessionCookie(made);
    redirect(safeRedirectTarget(input.next, `/${input.locale}/workspace`));
  },
});
