import { notFound } from "next/navigation";
import { cache } from "react";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { db } from "@/lib/platform/db";
import { getLiveTarget } from "./data";

/** What is about to be installed where, for the page and its title, read once a request. */
export const loadInstallStart = cache(async (workspace: string, slug: string) => {
  const scope = await loadWorkspaceScope(workspace, "installation.read");
  return { scope, target: (await getLiveTarget(db(), { slug })) ?? notFound() };
});
