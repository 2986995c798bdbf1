import type { BytesStore } from "./types";

/** Bytes in the row: no second system to run, back up or lose. Right for icons and screenshots of a few hundred kilobytes. */
const databaseStore: BytesStore = {
  write: async (_id, image) => ({ bytes: image.bytes, storeKey: null }),
  read: async (at) => at.bytes,
};

/** The store of this deployment. S3-compatible storage becomes a second one here, chosen by a setting. */
export function bytesStore(): BytesStore {
  return databaseStore;
}
