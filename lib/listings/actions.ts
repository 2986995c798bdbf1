"use server";

import { updateTag } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { partnerAction } from "@/lib/accounts/action-client";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formatId, type IdKind, parseId } from "@/lib/platform/ids";
import { createNextVersion, deleteDraft } from "./mutations";
import { publishVersion } from "./publication/mutations";
import { BUMPS } from "./version-number";

function idOf(kind: IdKind, shown: string): string {
  const id = parseId(kind, shown);
  if (!id) throw new AppError("not_found");
  return id;
}

/** Makes an approved version public, and the public pages new at once for whoever pressed the button. */
export const publishVersionAction = partnerAction({
  policy: "listing.publish",
  schema: z.object({ version: z.string() }),
  run: async ({ scope, input }) => {
    const versionId = idOf("version", input.version);
    const { listingId, slug } = await inTransaction((tx) => publishVersion(tx, scope, { versionId }));
    for (const tag of ["catalog", `listing:${slug}`, `partner:${scope.partnerSlug}`]) updateTag(tag);
    redirect(`/partner/${formatId("partner", scope.partnerId)}/listings/${formatId("listing", listingId)}?published=1`);
  },
});

/** Makes the next draft and opens it in the editor. */
export const createNextVersionAction = partnerAction({
  policy: "listing.edit",
  schema: z.object({ listing: z.string(), bump: z.enum(BUMPS) }),
  run: async ({ scope, input }) => {
    const listingId = idOf("listing", input.listing);
    await inTransaction((tx) => createNextVersion(tx, scope, { listingId, bump: input.bump }));
    redirect(`/partner/${formatId("partner", scope.partnerId)}/listings/${input.listing}/edit?section=changes`);
  },
});

/** Throws a draft away and goes back to its listing. */
export const deleteDraftAction = partnerAction({
  policy: "listing.edit",
  schema: z.object({ version: z.string() }),
  run: async ({ scope, input }) => {
    const versionId = idOf("version", input.version);
    const { listingId } = await inTransaction((tx) => deleteDraft(tx, scope, { versionId }));
    redirect(`/partner/${formatId("partner", scope.partnerId)}/listings/${formatId("listing", listingId)}`);
  },
});
