import type { StaffRole } from "../roles";

/** An invitation to the staff that nobody used yet. Its id is a shown one. */
export type StaffInvitation = {
  invitation: string;
  email: string;
  role: StaffRole;
  invitedBy: string;
  sentAt: Date;
  expiresAt: Date;
  /** By time, or because whoever sent it is no admin any more. */
  expired: boolean;
};
