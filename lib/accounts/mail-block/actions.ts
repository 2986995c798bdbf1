"use server";

import { refresh } from "next/cache";
import { inTransaction } from "@/lib/platform/db";
import { publicAction } from "../gates/action-client";
import { countLinkUse } from "../links/mutations";
import { loadBrowser } from "../session/loaders";
import { setMailBlock } from "./mutations";
import { mailBlockSchema } from "./schema";

/** Ends unasked mail to the mailbox of the link, or allows it again. */
export const chooseMailBlock = publicAction({
  policy: "mail.block",
  schema: mailBlockSchema,
  run: async ({ input }) => {
    await countLinkUse((await loadBrowser()).ip);
    await inTransaction((tx) => setMailBlock(tx, input.token, input.want));
    refresh();
    return undefined;
  },
});
