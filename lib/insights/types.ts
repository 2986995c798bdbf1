/** What waits for staff and how large the place is. Counts of now. */
export type StaffOverview = {
  waitingSubmissions: number;
  inReview: number;
  /** Steps about listings that somebody else proposed. */
  waitingProposals: number;
  stoppedListings: number;
  reportedReviews: number;
  failedMails: number;
  /** Rows and messages that failed for the last time. */
  aside: number;
  failingJobs: number;
  pausedEndpoints: number;
  people: number;
  workspaces: number;
  partners: number;
  /** As many as the catalog shows. */
  publishedListings: number;
  installations: number;
};
