import { z } from "zod";
import type { Db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { PlatformScope, PublicScope } from "../types";

const marketplaceSchema = z.object({ name: z.string().min(1) });

/** Name of the host product whose marketplace this is: what the first admin entered; before that the demo's "Example", or the host. */
export async function getMarketplaceName(on: Db, _scope: PublicScope | PlatformScope): Promise<string> {
  const setting = await on.setting.findUnique({ where: { key: "marketplace" } });
  const parsed = marketplaceSchema.safeParse(setting?.value);
  if (parsed.success) return parsed.data.name;
  const { isDemo, origin } = env();
  return isDemo ? "Example" : new URL(origin).host;
}
