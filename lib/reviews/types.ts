import type { Eligibility } from "./eligibility";

/** A review on the page of its listing. */
export type PublicReview = {
  /** `rev_…` */
  id: string;
  stars: number;
  title: string;
  body: string;
  lang: string;
  authorLabel: string;
  workspaceLabel: string;
  versionNumber: string;
  createdAt: Date;
  updatedAt: Date;
  reply: { body: string; at: Date } | null;
};

/** A review in a list of several listings' reviews. */
export type ReviewDto = PublicReview & { listingName: string; listingSlug: string };

export type OwnReview = Pick<ReviewDto, "id" | "stars" | "title" | "body" | "lang"> & { lockVersion: number };

/** What the review form needs. */
export type ReviewForm = {
  installationId: string;
  listingName: string;
  /** What the workspace calls it. */
  shownName: string;
  lang: string;
  listingSlug: string;
  versionNumber: string;
  eligibility: Eligibility;
  existing: OwnReview | null;
};

export type ReportedReview = ReviewDto & { state: "visible" | "removed"; reports: Array<{ reason: string; at: Date }> };
