import { notFound } from "next/navigation";
import { cache } from "react";
import { loadPersonScope, loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import type { AnyPersonScope } from "@/lib/accounts/types";
import { listHostWorkspaces } from "@/lib/accounts/workspaces/data";
import type { HostWorkspace } from "@/lib/accounts/workspaces/types";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { type Shop, shopOf } from "./client";

/** The person who uses the shop; nothing is here while DEMO_HOST is off. */
export async function loadShopper(): Promise<AnyPersonScope> {
  if (!env().demoHost) notFound();
  return loadPersonScope("account.manage");
}

/** Workspaces the person may use. */
export const loadWorkspaces = cache(
  async (): Promise<HostWorkspace[]> => listHostWorkspaces(db(), await loadShopper()),
);

/** The shop of one workspace (`wks_…`), for someone who may use it. */
export async function loadShop(workspace: string): Promise<Shop> {
  if (!env().demoHost) notFound();
  return shopOf(await loadWorkspaceScope(workspace, "host.use"));
}

/** Runs a read; a record that is not there is a page that is not there. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
