import { cache } from "react";
import { loadPersonScope } from "@/lib/accounts/gates/loaders";
import { db } from "@/lib/platform/db";
import { getWaiting } from "./data";
import type { Waiting } from "./types";

/** What waits for the signed-in person; the shells read it once a request. */
export const loadWaiting = cache(
  async (): Promise<Waiting> => getWaiting(db(), await loadPersonScope("account.manage")),
);
