import { z } from "zod";
import type { Db } from "@/lib/platform/db";
import type { PlatformScope, PublicScope } from "../types";

const marketplaceSchema = z.object({ name: z.string().min(1) });

/** Name of the host product whose marketplace this is: what the first admin entered, else the demo's "Example". */
export async function getMarketplaceName(on: Db, _scope: PublicScope | PlatformScope): Promise<string> {
  const setting = await on.setting.findUnique({ where: { key: "marketplace" } });
  const parsed = marketplaceSchema.safeParse(setting?.value);
  return parsed.success ? parsed.data.name : "Example";
}
