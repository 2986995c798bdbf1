/** How a column that names a person, or keeps what opens something, stands to the rule that a right ends with its giver. */
export type Kept =
  /** Walked by `tests/integration/givers.test.ts`: works while the giver may, and not after any way to lose the right. */
  | { walked: string }
  /** Opens nothing by itself: history, content, a name on a page. */
  | { record: string }
  /** Belongs to the workspace, the partner or the installation, and ends with them. */
  | { tenant: string }
  /** A person's own: what they are, and what ends with the account. */
  | { own: string };

/**
 * Every column that names somebody (a person, or the key that acted) or keeps what opens something. The walk fails when the database
 * has one that is not here, so whoever adds such a column says what becomes of it when the giver loses the right.
 */
export const KEPT: Readonly<Record<string, Kept>> = {
  "invitation.invited_by_id": { walked: "workspace invitation, partner invitation, staff invitation" },
  "invitation.invited_by_key_id": { walked: "owner's invitation of a platform key" },
  "invitation.token_hash": { walked: "workspace invitation, partner invitation" },
  "listing_measure.proposed_by_id": { walked: "proposal about a listing, proposal about an own listing" },
  "standing_consent.granted_by_id": { walked: "kept consent" },
  "oauth_artifact.given_by_id": { walked: "consent under way" },
  "oauth_artifact.id_hash": { walked: "access token, consent under way" },
  "installation.consented_by_id": { walked: "consent under way" },
  "installation.requested_by_id": { walked: "installation request" },
  "client_secret.created_by_id": { walked: "client secret" },
  "client_secret.secret_hash": { walked: "client secret" },
  "platform_key.created_by_id": { walked: "platform key" },
  "platform_key.key_hash": { walked: "platform key" },
  "submission.claimed_by_id": { walked: "reviewer's lock" },
  "verdict.reviewer_id": { walked: "verdict before a decision" },
  "session.person_id": { walked: "staff session" },
  "staff_member.totp_secret": { walked: "staff session" },
  "email_token.person_id": { walked: "mailed link" },
  "email_token.token_hash": { walked: "mailed link" },

  "person.password_hash": { own: "cleared with the account" },
  "workspace_member.person_id": { own: "the role itself" },
  "partner_member.person_id": { own: "the role itself" },
  "staff_member.person_id": { own: "the role itself" },

  "grant.granted_by_id": { tenant: "what the workspace granted; ended by removing the integration" },
  "endpoint_secret.secret": { tenant: "signs what we send and opens nothing here; ended by rotating" },
  "partner_domain.token": { tenant: "published in DNS; proves the domain at each check" },
  "data_deletion.confirm_token_hash": { tenant: "the partner's receipt; must work after the removal" },

  "installation.decided_by_id": { record: "who decided" },
  "installation.decider_id": { record: "who was asked; deciding needs the role" },
  "agreement_acceptance.person_id": { record: "who accepted for the partner" },
  "listing_measure.decided_by_id": { record: "who took or approved the step" },
  "decision.reviewer_id": { record: "who decided; append-only" },
  "submission.submitted_by_id": { record: "who handed in; publishing needs the role" },
  "submission_message.person_id": { record: "who wrote" },
  "section_save.person_id": {
    record: "whose save it was, so that a retry is not somebody else's; saving needs the role",
  },
  "version.created_by_id": { record: "who began the draft" },
  "review.person_id": { record: "who wrote; changing needs the role" },
  "review_reply.person_id": { record: "who wrote" },
  "review_report.person_id": { record: "who reported; staff decide" },
};
