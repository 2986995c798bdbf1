import { notFound } from "next/navigation";
import { cache } from "react";
import type { AnyWorkspaceScope } from "@/lib/accounts/types";
import { db } from "@/lib/platform/db";
import { getInstalled } from "./data";

/** One installation for its pages and their titles, read once a request. */
export const loadInstalled = cache(
  async (scope: AnyWorkspaceScope, installation: string) =>
    (await getInstalled(db(), scope, installation)) ?? notFound(),
);
