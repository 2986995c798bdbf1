import type { MemberRole, StaffRole } from "../roles";
import type { SessionView } from "../session/types";

/** One line of the directory of people. */
export type PersonLine = {
  person: string;
  name: string;
  email: string;
  confirmed: boolean;
  staffRole: StaffRole | null;
  /** Whether a staff member set up the second factor. */
  hasCode: boolean;
  workspaces: number;
  partners: number;
  /** Sessions that are signed in now. */
  sessions: number;
  seenAt: Date | null;
  createdAt: Date;
  deletedAt: Date | null;
};

/** A person as an admin sees them. */
export type PersonRecord = PersonLine & {
  places: Array<{ kind: "workspace" | "partner"; id: string; name: string; role: MemberRole; since: Date }>;
  sessionList: SessionView[];
};
