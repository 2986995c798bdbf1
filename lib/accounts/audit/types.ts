/** What staff look for in the audit; empty texts do not filter. `before` is the id of the last row of the page before. */
export type AuditQuery = { subject: string; actor: string; action: string; before: string | null };

/** One audit row for reading. `subjectId` is a shown id where the subject has one. */
export type AuditRow = {
  id: string;
  at: Date;
  actor: string;
  actorLabel: string;
  action: string;
  subjectType: string;
  subjectId: string;
  before: string | null;
  after: string | null;
  reason: string | null;
};

/** A page of rows, newest first. `next` is the cursor of the following page. */
export type AuditPage = { rows: AuditRow[]; next: string | null };
