"use server";

import { updateTag } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { partnerAction } from "@/lib/accounts/gates/action-client";
import { inTransaction } from "@/lib/platform/db";
import { formatId, parseIdOrThrow } from "@/lib/platform/ids";
import { publishVersion } from "./publication/mutations";

/** Makes an approved version public, and the public pages new at once for whoever pressed the button. */
export const publishVersionAction = partnerAction({
  policy: "listing.publish",
  schema: z.object({ version: z.string() }),
  run: async ({ scope, input }) => {
    const versionId = parseIdOrThrow("version", input.version);
    const { listingId, slug } = await inTransaction((tx) => publishVersion(tx, scope, { versionId }));
    for (const tag of ["catalog", `listing:${slug}`, `partner:${scope.partnerSlug}`]) updateTag(tag);
    redirect(`/partner/${formatId("partner", scope.partnerId)}/listings/${formatId("listing", listingId)}?published=1`);
  },
});
