import { notFound } from "next/navigation";
import { cache } from "react";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { db } from "@/lib/platform/db";
import { getRequest } from "./data";

/** One request for its page and the page's title, read once a request. */
export const loadRequest = cache(async (workspace: string, installation: string) => {
  const scope = await loadWorkspaceScope(workspace, "installation.read");
  return { scope, request: (await getRequest(db(), scope, installation)) ?? notFound() };
});
