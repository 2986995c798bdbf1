"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { partnerAction } from "@/lib/accounts/gates/action-client";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formTexts } from "@/lib/platform/forms/form-data";
import { saidFields } from "@/lib/platform/forms/said-fields";
import { formatId, newId, parseId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { MAX_UPLOAD_BYTES } from "@/lib/providers/storage/constants";
import { encodeImage } from "@/lib/providers/storage/image";
import { bytesStore } from "@/lib/providers/storage/store";
import { addImage, saveSection } from "./mutations";
import { readSection, type SectionPatch, saveSectionSchema } from "./schema";
import { type SectionKey, sectionAfter, sectionBase } from "./sections";
import type { SectionSaved } from "./types";

function read(section: SectionKey, raw: object, step: string | undefined): SectionPatch {
  try {
    return readSection(section, raw, step);
  } catch (error) {
    if (error instanceof z.ZodError) throw new AppError("invalid_input", { fields: saidFields(error) });
    throw error;
  }
}

/** Saves one section of the editor: by the form's button, by autosave, or by a list's button. */
export const saveSectionAction = partnerAction({
  policy: "listing.edit",
  schema: saveSectionSchema,
  run: async ({ scope, input, form }): Promise<SectionSaved> => {
    const { section, base, tab } = input;
    const versionId = parseId("version", input.version);
    if (!versionId) throw new AppError("not_found");
    const patch = read(section, input, input.do);
    const { saved, content, listingId, by } = await inTransaction((tx) =>
      saveSection(tx, scope, { versionId, section, base, tab, patch }),
    );
    const now = { saved, base: sectionBase(section, content), by };
    // Only a form without JavaScript needs its text back; it is also the one that must be sent on.
    if (!saved) return { ...now, values: form ? formTexts(form) : {} };
    if (input.go === "next") {
      const listing = `/partner/${formatId("partner", scope.partnerId)}/listings/${formatId("listing", listingId)}`;
      const next = sectionAfter(section);
      redirect(next ? `${listing}/edit?section=${next}` : listing);
    }
    return { ...now, values: {} };
  },
});

/** Takes a picture as the version's icon or as one more screenshot. */
export const uploadImageAction = partnerAction({
  policy: "media.create",
  schema: z.object({ version: z.string(), purpose: z.enum(["icon", "screenshot"]) }),
  run: async ({ scope, input, form }): Promise<{ mediaId: string }> => {
    const versionId = parseId("version", input.version);
    const file = form?.get("file");
    if (!versionId) throw new AppError("not_found");
    if (!(file instanceof File))
      throw new AppError("invalid_input", { fields: { file: [say("fields.imageMissing")] } });
    // Read only what may be taken; the encoder names the limit.
    const bytes = new Uint8Array(await file.slice(0, MAX_UPLOAD_BYTES + 1).arrayBuffer());
    const image = await encodeImage(bytes, input.purpose);
    const mediaId = newId();
    const at = await bytesStore().write(mediaId, image);
    const { saved } = await inTransaction((tx) =>
      addImage(tx, scope, { versionId, purpose: input.purpose, mediaId, image, at }),
    );
    if (!saved) throw new AppError("conflict", { sentence: say("portal.savedAtOnce") });
    return { mediaId: formatId("media", mediaId) };
  },
});
