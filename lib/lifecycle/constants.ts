import { DAY } from "@/lib/platform/time";

/** A step that touches more live installations than this needs a second person. */
export const ONE_PERSON_UP_TO = 100;

/** How long a proposal waits for the second person, seconds. */
export const PROPOSAL_SECONDS = 3 * DAY;

/** Workspaces named on the page before a step; the rest is counted. */
export const NAMED_WORKSPACES = 25;

/** Workspaces told in one transaction. */
export const TOLD_AT_ONCE = 200;
