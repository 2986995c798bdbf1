import type { Db } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId } from "@/lib/platform/ids";
import { invitationStands } from "../givers/data";
import type { AnyStaffScope } from "../types";
import type { StaffInvitation } from "./types";

/** Open invitations to the staff, newest first; those that stopped working too. */
export async function listStaffInvitations(on: Db, _scope: AnyStaffScope): Promise<StaffInvitation[]> {
  const rows = await on.$queryRaw<Array<Omit<StaffInvitation, "invitation"> & { id: string }>>`
    SELECT i.id, i.email::text AS email, i.staff_role::text AS role, coalesce(p.name, '') AS "invitedBy", i.created_at AS "sentAt",
      i.expires_at AS "expiresAt", i.expires_at <= (SELECT business_now()) OR NOT ${invitationStands(Prisma.sql`i`)} AS expired
    FROM invitation i LEFT JOIN person p ON p.id = i.invited_by_id
    WHERE i.staff_role IS NOT NULL AND i.accepted_at IS NULL AND i.revoked_at IS NULL ORDER BY i.created_at DESC LIMIT 100`;
  return rows.map(({ id, ...row }) => ({ ...row, invitation: formatId("invitation", id) }));
}
