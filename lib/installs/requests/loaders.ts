import { notFound } from "next/navigation";
import { cache } from "react";
import type { AnyWorkspaceScope } from "@/lib/accounts/types";
import { db } from "@/lib/platform/db";
import { getRequest } from "./data";

/** One request for its page and the page's title, read once a request. */
export const loadRequest = cache(
  async (scope: AnyWorkspaceScope, installation: string) => (await getRequest(db(), scope, installation)) ?? notFound(),
);
