"use server";

import { refresh, updateTag } from "next/cache";
import { redirect } from "next/navigation";
import { partnerAction, staffAction } from "@/lib/accounts/gates/action-client";
import { inTransaction } from "@/lib/platform/db";
import { formatId, parseIdOrThrow } from "@/lib/platform/ids";
import { decideMeasure, takeMeasure } from "./mutations";
import { decideMeasureSchema, revokeSchema, stopSchema, unlistSchema } from "./schema";

/** The person who acted sees the public pages new at once. */
function freshen({ slug, partnerSlug }: { slug: string; partnerSlug: string }): void {
  for (const tag of ["catalog", `listing:${slug}`, `partner:${partnerSlug}`]) updateTag(tag);
}

/** Stops a listing, further or less far, or lifts the stop; above a hundred installations it is proposed. */
export const stopListing = staffAction({
  policy: "listing.stop",
  schema: stopSchema,
  run: async ({ scope, input }) => {
    const listingId = parseIdOrThrow("listing", input.listing);
    const { step, reason } = input;
    const outcome = await inTransaction((tx) => takeMeasure(tx, scope, { listingId, step, reason }));
    freshen(outcome);
    redirect(`/admin/listings/${formatId("listing", listingId)}?done=${outcome.state}`);
  },
});

/** Revokes the certificates of a listing. */
export const revokeCertificate = staffAction({
  policy: "certificate.revoke",
  schema: revokeSchema,
  run: async ({ scope, input }) => {
    const listingId = parseIdOrThrow("listing", input.listing);
    const { reason } = input;
    const outcome = await inTransaction((tx) =>
      takeMeasure(tx, scope, { listingId, step: "revoke_certificate", reason }),
    );
    freshen(outcome);
    redirect(`/admin/listings/${formatId("listing", listingId)}?done=${outcome.state}`);
  },
});

/** Approves, declines or withdraws a proposal, also one of a partner. */
export const decideProposal = staffAction({
  policy: "listing.stop",
  schema: decideMeasureSchema,
  run: async ({ scope, input }) => {
    const measureId = parseIdOrThrow("measure", input.measure);
    freshen(await inTransaction((tx) => decideMeasure(tx, scope, { measureId, move: input.move })));
    refresh();
    return undefined;
  },
});

/** Takes the partner's own listing out of the catalog, or puts it back. */
export const unlistListing = partnerAction({
  policy: "listing.unlist",
  schema: unlistSchema,
  run: async ({ scope, input }) => {
    const listingId = parseIdOrThrow("listing", input.listing);
    const { step, reason } = input;
    const outcome = await inTransaction((tx) => takeMeasure(tx, scope, { listingId, step, reason }));
    freshen(outcome);
    const partner = formatId("partner", scope.partnerId);
    redirect(`/partner/${partner}/listings/${formatId("listing", listingId)}?done=${outcome.state}`);
  },
});

/** Approves, declines or withdraws a proposal about the partner's own listing. */
export const decideOwnProposal = partnerAction({
  policy: "listing.unlist",
  schema: decideMeasureSchema,
  run: async ({ scope, input }) => {
    const measureId = parseIdOrThrow("measure", input.measure);
    freshen(await inTransaction((tx) => decideMeasure(tx, scope, { measureId, move: input.move })));
    refresh();
    return undefined;
  },
});
