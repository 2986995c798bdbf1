import { notFound } from "next/navigation";
import { cache } from "react";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import type { PolicyName } from "@/lib/accounts/policy";
import type { PartnerScope } from "@/lib/accounts/types";
import { db } from "@/lib/platform/db";
import { getListingForPartner, type OwnListing } from "./data";

/** Scope and listing of a portal page (`ptn_…`, `lst_…`); not theirs looks like not found. */
export const loadOwnListing = cache(
  async (
    partner: string,
    listing: string,
    policy: PolicyName,
  ): Promise<{ scope: PartnerScope; listing: OwnListing }> => {
    const scope = await loadPartnerScope(partner, policy);
    const found = await getListingForPartner(db(), scope, listing);
    return { scope, listing: found ?? notFound() };
  },
);
