import type { RequirementName } from "@/lib/listings/types";

/** A claim lasts this long after the reviewer's last step on the submission. */
export const CLAIM_MINUTES = 15;

/** A submission is late when it has no decision this many days after it was handed in. */
export const REVIEW_DUE_DAYS = 5;

/** A certificate ends this many days after the approval, and is called expiring in the last ones. */
export const CERTIFICATE_DAYS = 365;
export const EXPIRING_DAYS = 30;

/** A forecast is shown from this many decided submissions. */
export const FORECAST_FROM = 5;

/** A run without an end after this many seconds was cut off (a stopped process) and counts as ours. */
export const RUN_GIVEN_UP_SECONDS = 60;

/** Most characters of a message, a note and a reason. */
/** The shortest note, in characters, that says what was seen. */
export const SEEN_MIN = 10;

export const TEXT_LIMITS = { message: 4_000, note: 1_000, reason: 4_000 } as const;

/** The requirement's name and the question a reviewer answers. */
export const REQUIREMENT_INFO: Readonly<Record<RequirementName, { name: string; question: string; prefix: string }>> = {
  working_demo: {
    name: "Working demo",
    question: "Does it do what the listing says, from start to end?",
    prefix: "WRK",
  },
  error_handling: {
    name: "Error handling",
    question: "Does it stay up and right when something goes wrong?",
    prefix: "ERR",
  },
  documentation: { name: "Documentation", question: "Can a customer set it up and remove it alone?", prefix: "DOC" },
  support_contact: { name: "Support contact", question: "Does someone answer?", prefix: "SUP" },
  security_review: {
    name: "Security review",
    question: "Is customer data safe with it, and asked for with reason?",
    prefix: "SEC",
  },
  performance_test: { name: "Performance test", question: "Does it keep up?", prefix: "PRF" },
  oauth_compliance: {
    name: "OAuth compliance",
    question: "Does it get, keep and lose access as it should?",
    prefix: "OAU",
  },
};
