"use server";

import { redirect } from "next/navigation";
import { partnerAction, personAction } from "@/lib/accounts/action-client";
import { createListingSchema } from "@/lib/listings/schema";
import { inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { createListingWithSandbox, registerPartner } from "./mutations";
import { registerPartnerSchema } from "./schema";

/** Registers a partner and goes to its sandbox, where the first API call is. */
export const registerPartnerAction = personAction({
  policy: "partner.register",
  schema: registerPartnerSchema,
  run: async ({ scope, input }) => {
    const { partnerId } = await inTransaction((tx) => registerPartner(tx, scope, input));
    redirect(`/partner/${formatId("partner", partnerId)}/sandbox`);
  },
});

/** Makes a listing with its sandbox and opens the editor. */
export const createListingAction = partnerAction({
  policy: "listing.create",
  schema: createListingSchema,
  run: async ({ scope, input }) => {
    const { listingId } = await inTransaction((tx) => createListingWithSandbox(tx, scope, input));
    redirect(`/partner/${formatId("partner", scope.partnerId)}/listings/${formatId("listing", listingId)}/edit`);
  },
});
