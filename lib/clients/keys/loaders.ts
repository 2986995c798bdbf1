import type { PlatformScope } from "@/lib/accounts/types";
import { db, inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { demoHostKey } from "@/lib/platform/process/demo-host";
import { getPlatformScope } from "./data";
import { ensureDemoHostKeys } from "./mutations";

function isDemoHostKey(presented: string): boolean {
  return env().demoHost && (presented === demoHostKey("live") || presented === demoHostKey("sandbox"));
}

/**
 * Proof of a presented platform key, or null. The demo host's keys are entered at their first use, so that an installation without
 * the seed, or with a new PATCHBAY_SECRET, works too; one that an admin revoked stays revoked.
 */
export async function loadPlatformScope(presented: string): Promise<PlatformScope | null> {
  const scope = await getPlatformScope(db(), presented);
  if (scope || !isDemoHostKey(presented)) return scope;
  await inTransaction(ensureDemoHostKeys);
  return getPlatformScope(db(), presented);
}
