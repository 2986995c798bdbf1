import { notFound } from "next/navigation";
import { cache } from "react";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import type { PartnerPolicy, PartnerScope } from "@/lib/accounts/types";
import { db } from "@/lib/platform/db";
import { getListingForPartner, type OwnListing } from "./data";

/** Scope and listing of a portal page (`ptn_…`, `lst_…`); not theirs looks like not found. */
export const loadOwnListing = cache(
  async <Policy extends PartnerPolicy>(
    partner: string,
    listing: string,
    policy: Policy,
  ): Promise<{ scope: PartnerScope<Policy>; listing: OwnListing }> => {
    const scope = await loadPartnerScope(partner, policy);
    const found = await getListingForPartner(db(), scope, listing);
    return { scope, listing: found ?? notFound() };
  },
);
