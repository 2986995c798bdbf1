import { Tag, type Tone } from "@/components/ui/tag";
import type { ListingState, VersionState } from "@/lib/listings/types";

const VERSION: Readonly<Record<VersionState, readonly [string, Tone]>> = {
  draft: ["Draft", "plain"],
  submitted: ["Handed in", "info"],
  in_review: ["In review", "info"],
  changes_requested: ["Changes asked for", "warn"],
  approved: ["Approved", "ok"],
  rejected: ["Rejected", "bad"],
  published: ["Published", "ok"],
  superseded: ["Replaced", "line"],
};

const LISTING: Readonly<Record<ListingState, readonly [string, Tone]>> = {
  unlisted: ["Not public", "plain"],
  published: ["Public", "ok"],
  deprecated: ["Deprecated", "warn"],
  sunset_scheduled: ["Sunset scheduled", "warn"],
  suspended: ["Suspended", "bad"],
  retired: ["Retired", "line"],
};

/** What a listing's states are called; English (partner and admin). */
export const LISTING_WORDS: Readonly<Record<ListingState, string>> = {
  unlisted: LISTING.unlisted[0],
  published: LISTING.published[0],
  deprecated: LISTING.deprecated[0],
  sunset_scheduled: LISTING.sunset_scheduled[0],
  suspended: LISTING.suspended[0],
  retired: LISTING.retired[0],
};

/** A version's state in words; English (partner and admin). */
export function VersionTag({ state }: { readonly state: VersionState }) {
  const [word, tone] = VERSION[state];
  return <Tag tone={tone}>{word}</Tag>;
}

/** A listing's state in words; English. */
export function ListingTag({ state }: { readonly state: ListingState }) {
  const [word, tone] = LISTING[state];
  return <Tag tone={tone}>{word}</Tag>;
}

/** What a listing's type is called where a partner chooses or reads it. */
export const TYPE_WORDS = {
  native: { name: "Native", hint: "Built and kept by the people who make this product." },
  partner: { name: "Partner-built", hint: "Your company builds and maintains it." },
  community: { name: "Community", hint: "Open source, with a repository, a licence and a person who maintains it." },
  embedded: { name: "Embedded", hint: "Runs inside the product under a name and logo each workspace may choose." },
} as const;
