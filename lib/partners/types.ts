/** What a partner still needs before it may submit; building needs none of it. */
export type SubmissionReadiness = { domainVerified: boolean; agreementAccepted: boolean; emailVerified: boolean };
