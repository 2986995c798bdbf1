import type { PartnerScope } from "@/lib/accounts/types";
import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import type { EncodedImage, MediaPurpose, StoredAt } from "@/lib/providers/storage/types";

/** Writes the row of a picture whose bytes `bytesStore().write` took under the same id; answers its shown id. */
export async function createMedia(
  tx: Tx,
  scope: PartnerScope<"media.create">,
  input: { id: string; purpose: MediaPurpose; image: EncodedImage; at: StoredAt },
): Promise<{ mediaId: string }> {
  const { mime, width, height, sha256, bytes, plainBp } = input.image;
  const { id, purpose } = input;
  await tx.mediaObject.create({
    data: {
      id,
      partnerId: scope.partnerId,
      purpose,
      mime,
      width,
      height,
      size: bytes.byteLength,
      sha256,
      plainBp,
      ...input.at,
    },
  });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "media.create",
    subject: { type: "media", id },
    partnerId: scope.partnerId,
    after: { purpose, sha256, size: bytes.byteLength },
  });
  return { mediaId: formatId("media", id) };
}
