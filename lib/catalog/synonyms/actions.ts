"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { staffAction } from "@/lib/accounts/gates/action-client";
import { inTransaction } from "@/lib/platform/db";
import { addSynonym, changeSynonym, removeSynonym } from "./mutations";
import { changeSynonymSchema, removeSynonymSchema, synonymSchema } from "./schema";

/** Adds a row of synonyms. */
export const addSynonymAction = staffAction({
  policy: "synonym.manage",
  schema: synonymSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => addSynonym(tx, scope, input));
    refresh();
    return undefined;
  },
});

/** Changes a row of synonyms. */
export const changeSynonymAction = staffAction({
  policy: "synonym.manage",
  schema: changeSynonymSchema,
  run: async ({ scope, input: { synonym, ...input } }) => {
    await inTransaction((tx) => changeSynonym(tx, scope, synonym, input));
    redirect("/admin/synonyms");
  },
});

/** Removes a row of synonyms. */
export const removeSynonymAction = staffAction({
  policy: "synonym.manage",
  schema: removeSynonymSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => removeSynonym(tx, scope, input.synonym));
    redirect("/admin/synonyms");
  },
});
