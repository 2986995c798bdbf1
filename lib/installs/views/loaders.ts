import { notFound } from "next/navigation";
import { cache } from "react";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import type { PolicyName } from "@/lib/accounts/policy";
import { db } from "@/lib/platform/db";
import { getInstalled } from "./data";

/** One installation for its pages and their titles, read once a request; `policy` is what the page does with it. */
export const loadInstalled = cache(async (workspace: string, installation: string, policy: PolicyName) => {
  const scope = await loadWorkspaceScope(workspace, policy);
  return { scope, view: (await getInstalled(db(), scope, installation)) ?? notFound() };
});
