import { DAY } from "@/lib/platform/time";
import type { InstallationState } from "./types";

/** A consented installation waits this long for the partner to come back. */
export const PENDING_SECONDS = 7 * DAY;

/** A partner has this long to delete a workspace's data. */
export const DELETION_SECONDS = 30 * DAY;

/** States in which a workspace has the listing: at most one per workspace and listing. */
export const LIVE_STATES: readonly InstallationState[] = ["pending", "awaiting_payment", "active", "suspended"];

/** Limits of texts, in characters. */
export const INSTALL_LIMITS = { reason: 500, whiteLabelName: 40, receipt: 500 } as const;

/** Rows of one activity page. */
export const ACTIVITY_PAGE = 30;
