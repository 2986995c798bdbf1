import { diffCapabilities } from "./capability-diff";
import type { VersionContent } from "./schema";

/** What of an update a person must look at; an empty list means that it may be approved by policy. */
export type ReviewReason = "scopes" | "events" | "urls" | "price" | "depth" | "name" | "promises";

/**
 * Why an update of a published version needs certification again. Harmless: the same or fewer permissions and events, no new address, no
 * changed price, same depth and name, and the same promises about data and maintenance. Wording, images and steps do not count.
 * A permission that becomes required counts as new, since people could refuse it before.
 */
export function reasonsForReview(before: VersionContent, after: VersionContent): ReviewReason[] {
  const diff = diffCapabilities(before, after);
  const reasons: ReviewReason[] = [];
  if (diff.scopes.added.length > 0 || diff.scopes.changed.some((change) => !change.after.optional))
    reasons.push("scopes");
  if (diff.events.added.length > 0) reasons.push("events");
  if (diff.urls.added.length + diff.urls.changed.length > 0) reasons.push("urls");
  if (diff.price.added.length + diff.price.changed.length + diff.price.removed.length > 0) reasons.push("price");
  if (before.depth !== after.depth) reasons.push("depth");
  if (before.name !== after.name || before.whiteLabelName !== after.whiteLabelName) reasons.push("name");
  const promises = ["dataLocation", "dataRetention", "licence", "maintainer", "supportEmail"] as const;
  if (promises.some((field) => before[field] !== after[field])) reasons.push("promises");
  return reasons;
}
