import type { AnyPartnerScope, AnyStaffScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { getBusinessTime } from "@/lib/platform/time";
import type { RevenueTier } from "./take-rate";

/** A schedule as the portal shows it; `currency` of every amount in it. */
export type RevenueScheduleDto = {
  name: string;
  version: number;
  currency: string;
  effectiveFrom: Date;
  tiers: RevenueTier[];
};

/** The schedule in force now, for this partner and every other: the newest version whose date has come. Overrides per partner come with charging. */
export async function getRevenueSchedule(on: Db, _scope: AnyPartnerScope | AnyStaffScope): Promise<RevenueScheduleDto> {
  const schedule = await on.revenueSchedule.findFirstOrThrow({
    where: { preset: "standard", effectiveFrom: { lte: await getBusinessTime(on) } },
    orderBy: { version: "desc" },
    include: { tiers: { orderBy: { position: "asc" } } },
  });
  return {
    name: schedule.name,
    version: schedule.version,
    currency: schedule.currency,
    effectiveFrom: schedule.effectiveFrom,
    tiers: schedule.tiers.map(({ fromMinor, upToMinor, rateBp }) => ({ fromMinor, upToMinor, rateBp })),
  };
}
