import type { WorkspaceScope } from "@/lib/accounts/types";
import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { parseIdOrThrow } from "@/lib/platform/ids";
import type { EncodedImage, StoredAt } from "@/lib/providers/storage/types";
import { LIVE_STATES } from "../constants";

/** A logo whose bytes the store took already, under the same id. */
export type NewLogo = { mediaId: string; image: EncodedImage; at: StoredAt };

type WhiteLabel = {
  installationId: string;
  /** Empty goes back to the partner's own name. */
  name: string;
  /** `keep` leaves the logo as it is. */
  logo: NewLogo | "keep" | "remove";
};

/** The name and logo an embedded integration carries in this workspace. `not_found` for any other kind. */
export async function setWhiteLabel(
  tx: Tx,
  scope: WorkspaceScope<"installation.update">,
  input: WhiteLabel,
): Promise<void> {
  const id = parseIdOrThrow("installation", input.installationId);
  if (typeof input.logo === "object") await createLogo(tx, input.logo);
  const { count } = await tx.installation.updateMany({
    where: { id, workspaceId: scope.workspaceId, state: { in: [...LIVE_STATES] }, listing: { type: "embedded" } },
    data: { whiteLabelName: input.name || null, ...logoChange(input.logo) },
  });
  if (count === 0) throw new AppError("not_found");
  await recordAudit(tx, {
    actor: scope.actor,
    action: "installation.update",
    subject: { type: "installation", id },
    workspaceId: scope.workspaceId,
    after: { whiteLabelName: input.name || null, ...logoChange(input.logo) },
  });
}

function logoChange(logo: WhiteLabel["logo"]): { whiteLabelMediaId?: string | null } {
  if (logo === "keep") return {};
  return { whiteLabelMediaId: logo === "remove" ? null : logo.mediaId };
}

/** Writes the row of a logo whose bytes are stored. */
export async function createLogo(tx: Tx, { mediaId, image, at }: NewLogo): Promise<void> {
  const { mime, width, height, sha256, bytes, plainBp } = image;
  await tx.mediaObject.create({
    data: { id: mediaId, purpose: "logo", mime, width, height, size: bytes.byteLength, sha256, plainBp, ...at },
  });
}
