import { notFound } from "next/navigation";
import { cache } from "react";
import type { AnyWorkspaceScope } from "@/lib/accounts/types";
import { db } from "@/lib/platform/db";
import { getReviewForm } from "./data";

/** The workspace's review of an installation for its page and the page's title, read once a request. */
export const loadReviewForm = cache(
  async (scope: AnyWorkspaceScope, installation: string) =>
    (await getReviewForm(db(), scope, installation)) ?? notFound(),
);
