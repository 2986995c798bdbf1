import { db, inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { demoHostKey } from "@/lib/platform/process/demo-host";
import { getPlatformKey, type KeyInForce } from "./data";
import { ensureDemoHostKeys } from "./mutations";

function isDemoHostKey(presented: string): boolean {
  return env().demoHost && (presented === demoHostKey("live") || presented === demoHostKey("sandbox"));
}

/**
 * A presented platform key, or null. The demo host's keys are entered at their first use, so that an installation without
 * the seed, or with a new PATCHBAY_SECRET, works too; one that an admin revoked stays revoked.
 */
export async function loadPlatformKey(presented: string): Promise<KeyInForce | null> {
  const key = await getPlatformKey(db(), presented);
  if (key || !isDemoHostKey(presented)) return key;
  await inTransaction(ensureDemoHostKeys);
  return getPlatformKey(db(), presented);
}
