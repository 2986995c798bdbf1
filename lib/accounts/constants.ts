import { DAY, HOUR } from "@/lib/platform/time";

/** How long a mailed link works, in seconds. */
export const LINK_SECONDS = { verify: DAY, reset: HOUR, change: DAY } as const;

/** How long an invitation works, in seconds. */
export const INVITATION_SECONDS = 7 * DAY;

/** How long the rights of a staff code last in a session, in seconds; then the code is asked for again. */
export const STAFF_SECONDS = 12 * HOUR;

/** How many mails that its owner may not have asked for one mailbox gets in a day, from all senders together. */
export const MOST_UNASKED_A_DAY = 6;

/** Shortest and longest password, in characters; longer ones are refused so that hashing stays cheap. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/** The cookie that tells that a confirmation link was asked for in this browser. */
export const BROWSER_PROOF_COOKIE = "patchbay-link";

/** The cookie that tells, in the demo, which address an account was asked for with in this browser. */
export const DEMO_INBOX_COOKIE = "patchbay-demo-inbox";

/** The cookie that tells which accounts signed in in this browser before, and how long it stays: `session/device.ts`. */
export const DEVICE_COOKIE = { name: "patchbay-device", seconds: 180 * DAY } as const;

/** How long the token of an empty installation's setup works, in seconds; a start prints a new one. */
export const SETUP_SECONDS = DAY;

/** What every public page says about the marketplace itself, its name first. */
export const MARKETPLACE_TAG = "marketplace";
