/** What a partner still needs before it may submit; building needs none of it. */
export type SubmissionReadiness = { domainVerified: boolean; agreementAccepted: boolean; emailVerified: boolean };

/** A domain and the state of its proof. `recordName` is null where DNS cannot prove it (this machine, demo mode). `seen`: what the last check saw. */
export type DomainView = {
  id: string;
  domain: string;
  token: string;
  recordName: string | null;
  fileAddress: string;
  verifiedAt: Date | null;
  method: "dns" | "file" | null;
  checkedAt: Date | null;
  seen: string | null;
};

/** The newest agreement and what the partner did about it. */
export type AgreementView = {
  version: number;
  title: string;
  body: string;
  publishedAt: Date;
  accepted: { at: Date; byName: string } | null;
  /** The version accepted before this one, if any. */
  earlierVersion: number | null;
};

/** What the public sees of a partner and its members may edit. `seen` is the fingerprint of these values, for the stale-tab check. */
export type PartnerProfile = {
  name: string;
  slug: string;
  about: string;
  website: string;
  country: string;
  supportEmail: string;
  seen: string;
};

/** One version of the agreement as staff sees it; `accepted` counts partners. `body` is Markdown. */
export type AgreementVersion = { version: number; title: string; body: string; publishedAt: Date; accepted: number };
