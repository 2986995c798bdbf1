"use client";

import { useRouter } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { FileField } from "@/components/ui/file-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ActionResult } from "@/lib/platform/errors";
import { ACCEPT_IMAGES, MAX_UPLOAD_BYTES } from "@/lib/providers/storage/constants";
import { previewChannel } from "./preview-channel";

type Props = {
  readonly action: (
    previous: ActionResult<{ mediaId: string }> | null,
    form: FormData,
  ) => Promise<ActionResult<{ mediaId: string }>>;
  readonly partner: string;
  readonly listing: string;
  readonly version: string;
  readonly purpose: "icon" | "screenshot";
  readonly label: string;
  readonly hint: string;
  /** What is said of a file that is not sent at all. */
  readonly tooLarge: string;
};

/**
 * Uploads one picture as soon as it is chosen; without JavaScript by its button. It is checked and made anew on the server before
 * anybody sees it.
 */
export function ImageUpload({ action, partner, listing, version, purpose, label, hint, tooLarge }: Props) {
  const router = useRouter();
  return (
    <ActionForm
      action={action}
      resetOnSuccess
      success="Uploaded."
      data-upload=""
      onChange={(event) => {
        const input = event.target;
        if (!(input instanceof HTMLInputElement) || input.type !== "file" || !input.files?.length) return;
        if (input.validity.valid) event.currentTarget.requestSubmit();
      }}
      onSuccess={() => {
        router.refresh();
        previewChannel(listing)?.postMessage("saved");
      }}
    >
      <input type="hidden" name="partner" value={partner} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="purpose" value={purpose} />
      <div className="flex flex-wrap items-end gap-2">
        <FileField
          name="file"
          label={label}
          hint={hint}
          maxBytes={MAX_UPLOAD_BYTES}
          tooLarge={tooLarge}
          accept={ACCEPT_IMAGES}
          required
          className="min-w-0 flex-1 basis-60"
        />
        <SubmitButton variant="default" pendingLabel="Uploading">
          Upload
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
