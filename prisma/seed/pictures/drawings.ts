import type { PartnerScope } from "@/lib/accounts/types";
import { createLogo } from "@/lib/installs/white-label/mutations";
import { createMedia } from "@/lib/listings/media/mutations";
import { inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { encodeImage } from "@/lib/providers/storage/image";
import { bytesStore } from "@/lib/providers/storage/store";
import type { MediaPurpose } from "@/lib/providers/storage/types";

async function writeDrawing(svg: string, purpose: MediaPurpose) {
  const { default: sharp } = await import("sharp");
  const image = await encodeImage(await sharp(Buffer.from(svg)).png().toBuffer(), purpose);
  const id = newId();
  return { id, image, at: await bytesStore().write(id, image) };
}

/** Renders a drawing as a partner's upload would be and stores it. Answers its shown id. */
export async function storeDrawing(scope: PartnerScope<never>, svg: string, purpose: MediaPurpose): Promise<string> {
  const drawing = await writeDrawing(svg, purpose);
  const { mediaId } = await inTransaction((tx) => createMedia(tx, scope, { ...drawing, purpose }));
  return mediaId;
}

/** The same for the logo that a workspace gives an embedded integration. Answers its id. */
export async function storeLogo(svg: string): Promise<string> {
  const { id, ...stored } = await writeDrawing(svg, "logo");
  await inTransaction((tx) => createLogo(tx, { mediaId: id, ...stored }));
  return id;
}
