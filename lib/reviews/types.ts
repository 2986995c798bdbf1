import type { Eligibility } from "./eligibility";

export type ReviewDto = {
  /** `rev_…` */
  id: string;
  listingName: string;
  listingSlug: string;
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

export type OwnReview = Pick<ReviewDto, "id" | "stars" | "title" | "body" | "lang"> & { lockVersion: number };

/** What the review form needs. */
export type ReviewForm = {
  installationId: string;
  listingName: string;
  listingSlug: string;
  versionNumber: string;
  eligibility: Eligibility;
  existing: OwnReview | null;
};

export type ReportedReview = ReviewDto & { state: "visible" | "removed"; reports: Array<{ reason: string; at: Date }> };
