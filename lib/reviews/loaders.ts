import { notFound } from "next/navigation";
import { cache } from "react";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { db } from "@/lib/platform/db";
import { getReviewForm } from "./data";

/** The workspace's review of an installation for its page and the page's title, read once a request. */
export const loadReviewForm = cache(async (workspace: string, installation: string) => {
  const scope = await loadWorkspaceScope(workspace, "review.write");
  return { scope, form: (await getReviewForm(db(), scope, installation)) ?? notFound() };
});
