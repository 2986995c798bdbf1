"use server";

import { revalidatePath } from "next/cache";
import { staffAction } from "@/lib/accounts/gates/action-client";
import { inTransaction } from "@/lib/platform/db";
import { discardAside, retryAside } from "./mutations";
import { asideSchema } from "./schema";

export const retryAsideAction = staffAction({
  policy: "queue.manage",
  schema: asideSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => retryAside(tx, scope, input.aside));
    revalidatePath("/admin", "layout");
  },
});

export const discardAsideAction = staffAction({
  policy: "queue.manage",
  schema: asideSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => discardAside(tx, scope, input.aside));
    revalidatePath("/admin", "layout");
  },
});
