export const LISTING_TYPES = ["native", "partner", "community", "embedded"] as const;
export type ListingType = (typeof LISTING_TYPES)[number];

export const LISTING_STATES = ["unlisted", "published", "deprecated", "sunset_scheduled", "suspended", "retired"] as const;
export type ListingState = (typeof LISTING_STATES)[number];

export const VERSION_STATES = ["draft", "submitted", "in_review", "changes_requested", "approved", "rejected", "published", "superseded"] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** 0 to 7, how far a listing is woven into the host product. */
export const DEPTHS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
export type Depth = (typeof DEPTHS)[number];
