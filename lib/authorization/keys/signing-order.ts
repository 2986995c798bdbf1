/** Every process has read a new key by then, so whoever checks a signature finds it published. */
const PUBLISH_FIRST_MS = 10 * 60_000;

/** Puts the key that signs in front: the newest that is published long enough, or the oldest when all are new. `keys` come newest first. */
export function orderForSigning<T extends { createdAt: Date }>(keys: readonly T[], now: Date): T[] {
  const known = keys.find((key) => now.getTime() - key.createdAt.getTime() >= PUBLISH_FIRST_MS) ?? keys.at(-1);
  return known ? [known, ...keys.filter((key) => key !== known)] : [];
}
