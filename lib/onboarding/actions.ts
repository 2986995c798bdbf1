"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { partnerAction, personAction } from "@/lib/accounts/gates/action-client";
import { createListingSchema } from "@/lib/listings/schema";
import { BUMPS } from "@/lib/listings/version-number";
import { inTransaction } from "@/lib/platform/db";
import { formatId, parseIdOrThrow } from "@/lib/platform/ids";
import {
  createListingWithSandbox,
  createNextVersionWithSandbox,
  deleteDraftWithSandbox,
  registerPartner,
} from "./mutations";
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

/** Makes the next draft and opens it in the editor. */
export const createNextVersionAction = partnerAction({
  policy: "listing.edit",
  schema: z.object({ listing: z.string(), bump: z.enum(BUMPS) }),
  run: async ({ scope, input }) => {
    const listingId = parseIdOrThrow("listing", input.listing);
    await inTransaction((tx) => createNextVersionWithSandbox(tx, scope, { listingId, bump: input.bump }));
    redirect(`/partner/${formatId("partner", scope.partnerId)}/listings/${input.listing}/edit?section=changes`);
  },
});

/** Throws a draft away and goes back to its listing. */
export const deleteDraftAction = partnerAction({
  policy: "listing.edit",
  schema: z.object({ version: z.string() }),
  run: async ({ scope, input }) => {
    const versionId = parseIdOrThrow("version", input.version);
    const { listingId } = await inTransaction((tx) => deleteDraftWithSandbox(tx, scope, { versionId }));
    redirect(`/partner/${formatId("partner", scope.partnerId)}/listings/${formatId("listing", listingId)}`);
  },
});
