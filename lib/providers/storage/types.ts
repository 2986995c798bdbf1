/** What an image is for; it decides the size it is brought to. */
export const MEDIA_PURPOSES = ["icon", "screenshot", "logo"] as const;
export type MediaPurpose = (typeof MEDIA_PURPOSES)[number];

/** A re-encoded image: WebP, without any metadata. */
export type EncodedImage = {
  bytes: Uint8Array<ArrayBuffer>;
  mime: "image/webp";
  width: number;
  height: number;
  sha256: string;
  /** How much of it its commonest colour covers, in 1/100 % (plain-share.ts). */
  plainBp: number;
};

/** Where a store put the bytes: in the row itself, or elsewhere under a key. Exactly one is set. */
export type StoredAt = { bytes: Uint8Array<ArrayBuffer> | null; storeKey: string | null };

/**
 * Keeps bytes. `write` runs before the row is written and never inside a transaction, so a store elsewhere may be left with bytes that
 * no row names; it is swept by key.
 */
export type BytesStore = {
  write(id: string, image: EncodedImage): Promise<StoredAt>;
  /** Null when the bytes are gone. */
  read(at: StoredAt): Promise<Uint8Array<ArrayBuffer> | null>;
};

/** An image as it is served. */
export type ServedMedia = { mime: string; sha256: string; bytes: Uint8Array<ArrayBuffer> };
