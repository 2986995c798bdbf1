import { z } from "zod";
import type { Db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { say } from "@/lib/platform/messages/said";
import { passesFor } from "@/lib/platform/text/name-disguise";
import { getPublicScope } from "../gates/data";
import type { AnyPlatformScope, PublicScope } from "../types";

const marketplaceSchema = z.object({ name: z.string().min(1) });

/** Name of the host product whose marketplace this is: what the first admin entered; before that the demo's "Example", or the host. */
export async function getMarketplaceName(on: Db, _scope: PublicScope | AnyPlatformScope): Promise<string> {
  const setting = await on.setting.findUnique({ where: { key: "marketplace" } });
  const parsed = marketplaceSchema.safeParse(setting?.value);
  if (parsed.success) return parsed.data.name;
  const { isDemo, origin } = env();
  return isDemo ? "Example" : new URL(origin).host;
}

/**
 * Throws `invalid_input` at the field `name` for a name that passes for the host product's, whose marketplace this is. Said wherever somebody
 * names a person, a company or a workspace: the schemas know only the product's own name.
 */
export async function nameNotOfHostOrThrow(on: Db, name: string): Promise<void> {
  if (passesFor(name, await getMarketplaceName(on, getPublicScope())))
    throw new AppError("invalid_input", { fields: { name: [say("fields.nameOurs")] } });
}
