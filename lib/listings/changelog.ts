import { diffCapabilities } from "./capability-diff";
import { isFacetValue } from "./facets";
import type { VersionContent } from "./schema";
import type { ChangelogEntry, PublicContent } from "./types";
import { compareNumbers } from "./version-number";

/** A version that was public at some time. */
export type PublishedVersion = { number: string; publishedAt: Date; content: VersionContent };

/** What every version changed against the one before it, newest first. */
export function buildChangelog(versions: readonly PublishedVersion[]): ChangelogEntry[] {
  const ordered = [...versions].sort((left, right) => compareNumbers(left.number, right.number));
  const entries = ordered.map(({ number, publishedAt, content }, index) => ({
    number,
    publishedAt: publishedAt.toISOString(),
    lang: content.lang,
    changes: content.changes,
    diff: diffCapabilities(ordered[index - 1]?.content ?? null, content),
  }));
  return entries.reverse();
}

/** Content without the addresses that only machines use and the use cases that have no page; what public pages may be given. */
export function toPublicContent(content: VersionContent): PublicContent {
  const { redirectUris: _redirects, installUrl: _install, endpointUrl: _endpoint, ...rest } = content;
  return { ...rest, useCases: rest.useCases.filter((slug) => isFacetValue("use-case", slug)) };
}

/** Whether installing asks for consent: a link or an icon has no client to grant anything to. */
export function hasClient(content: Pick<VersionContent, "redirectUris" | "scopes" | "events">): boolean {
  return content.redirectUris.length > 0 || content.scopes.length > 0 || content.events.length > 0;
}
