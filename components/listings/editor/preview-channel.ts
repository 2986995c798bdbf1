/** Tells open previews of a listing, in this and other tabs, that something was saved; null where browsers lack it. */
export function previewChannel(listing: string): BroadcastChannel | null {
  return typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`patchbay-listing-${listing}`);
}
