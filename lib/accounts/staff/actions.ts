"use server";

import { refresh } from "next/cache";
import { inTransaction } from "@/lib/platform/db";
import { parseIdOrThrow } from "@/lib/platform/ids";
import { takePointOrThrow } from "@/lib/platform/requests/rate-limit";
import { staffAction } from "../gates/action-client";
import { changeStaff, endSessionsOf, inviteStaff, revokeStaffInvitation } from "./mutations";
import {
  changeStaffSchema,
  endSessionsSchema,
  inviteStaffSchema,
  removeStaffSchema,
  staffInvitationSchema,
} from "./schema";

/** Invites an address to the staff. */
export const inviteToStaff = staffAction({
  policy: "staff.manage",
  schema: inviteStaffSchema,
  run: async ({ scope, input }) => {
    await takePointOrThrow("email.send", scope.person.personId);
    await inTransaction((tx) => inviteStaff(tx, scope, input));
    refresh();
    return undefined;
  },
});

/** Withdraws an invitation to the staff. */
export const withdrawStaffInvitation = staffAction({
  policy: "staff.manage",
  schema: staffInvitationSchema,
  run: async ({ scope, input }) => {
    const invitationId = parseIdOrThrow("invitation", input.invitation);
    await inTransaction((tx) => revokeStaffInvitation(tx, scope, invitationId));
    refresh();
    return undefined;
  },
});

/** Gives a staff member another role. */
export const changeStaffRole = staffAction({
  policy: "staff.manage",
  schema: changeStaffSchema,
  run: async ({ scope, input }) => {
    const change = { personId: parseIdOrThrow("person", input.person), from: input.from, to: input.role };
    await inTransaction((tx) => changeStaff(tx, scope, change));
    refresh();
    return undefined;
  },
});

/** Takes the staff role away. */
export const removeFromStaff = staffAction({
  policy: "staff.manage",
  schema: removeStaffSchema,
  run: async ({ scope, input }) => {
    const change = { personId: parseIdOrThrow("person", input.person), from: input.from, to: null };
    await inTransaction((tx) => changeStaff(tx, scope, change));
    refresh();
    return undefined;
  },
});

/** Ends one or all of a person's sessions. */
export const endPersonSessions = staffAction({
  policy: "person.sessions.end",
  schema: endSessionsSchema,
  run: async ({ scope, input }) => {
    const personId = parseIdOrThrow("person", input.person);
    const sessionId = input.session === undefined ? null : parseIdOrThrow("session", input.session);
    await inTransaction((tx) => endSessionsOf(tx, scope, { personId, sessionId }));
    refresh();
    return undefined;
  },
});
