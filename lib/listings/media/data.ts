import type { AnyPartnerScope, PublicScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { parseId } from "@/lib/platform/ids";
import { bytesStore } from "@/lib/providers/storage/store";
import type { ServedMedia } from "@/lib/providers/storage/types";

/** A picture by `med_…`; null when there is none. Whoever knows the id may see it: listings are public, drafts' ids cannot be guessed. */
export async function getMedia(on: Db, _scope: PublicScope, shownId: string): Promise<ServedMedia | null> {
  const id = parseId("media", shownId);
  if (!id) return null;
  const row = await on.mediaObject.findUnique({ where: { id } });
  if (!row) return null;
  const bytes = await bytesStore().read({ bytes: row.bytes, storeKey: row.storeKey });
  return bytes ? { mime: row.mime, sha256: row.sha256, bytes } : null;
}

/** Whether every `med_…` id is a picture of this partner. */
export async function ownsMedia(on: Db, scope: AnyPartnerScope, shownIds: readonly string[]): Promise<boolean> {
  const ids = new Set(shownIds.map((shown) => parseId("media", shown) ?? ""));
  if (ids.has("")) return false;
  if (ids.size === 0) return true;
  return (await on.mediaObject.count({ where: { id: { in: [...ids] }, partnerId: scope.partnerId } })) === ids.size;
}
