import { LISTING_LIMITS as MAX } from "@/lib/listings/constants";
import { uploadImageAction } from "@/lib/listings/editor/actions";
import { speakEnglish } from "@/lib/platform/messages/speak";
import { IMAGE_TOO_LARGE } from "@/lib/providers/storage/constants";
import { ImageUpload } from "./image-upload";

/** The upload forms of the images section; forms of their own, since a form cannot stand in another. */
export function SectionUploads({
  partner,
  listing,
  version,
  count,
}: {
  readonly partner: string;
  readonly listing: string;
  readonly version: string;
  readonly count: number;
}) {
  const shared = { action: uploadImageAction, partner, listing, version };
  return (
    <div className="grid gap-5 border-b border-line pb-5">
      <ImageUpload
        tooLarge={speakEnglish(IMAGE_TOO_LARGE)}
        {...shared}
        purpose="icon"
        label="Upload an icon"
        hint="PNG, JPEG, WebP or AVIF, up to 5 MB. It becomes a square of 256 pixels."
      />
      {count < MAX.screenshots ? (
        <ImageUpload
          tooLarge={speakEnglish(IMAGE_TOO_LARGE)}
          {...shared}
          purpose="screenshot"
          label="Upload a picture"
          hint="PNG, JPEG, WebP or AVIF, up to 5 MB, best 1600 pixels wide."
        />
      ) : (
        <p className="t-small text-ink-3">
          There are {MAX.screenshots} pictures, as many as may be. Remove one to upload another.
        </p>
      )}
    </div>
  );
}
