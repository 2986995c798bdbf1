import type { Db } from "@/lib/platform/db";
import type { AnyPersonScope } from "../types";
import type { DeletionImpact, DeletionTenant } from "./types";

type Row = {
  kind: "workspace" | "partner";
  id: string;
  name: string;
  role: DeletionTenant["role"];
  others: bigint;
  owners: bigint;
  inUse: boolean;
};

function outcomeOf(row: Row): DeletionTenant["outcome"] {
  if (row.role !== "owner" || row.owners > 0n) return "leave";
  return row.others > 0n || row.inUse ? "blocked" : "close";
}

/**
 * What stops when the person's account is deleted. A workspace is in use while integrations are installed, a partner once it has a
 * listing: those need another owner first. The same rows decide the deletion itself.
 */
export async function getDeletionImpact(on: Db, scope: AnyPersonScope): Promise<DeletionImpact> {
  const { personId } = scope.person;
  const rows = await on.$queryRaw<Row[]>`
    SELECT 'workspace' AS kind, w.id, w.name, me.role::text AS role,
      (SELECT count(*) FROM workspace_member o WHERE o.workspace_id = w.id AND o.person_id <> me.person_id) AS others,
      (SELECT count(*) FROM workspace_member o WHERE o.workspace_id = w.id AND o.person_id <> me.person_id AND o.role = 'owner') AS owners,
      EXISTS (SELECT FROM installation i WHERE i.workspace_id = w.id AND i.state IN ('pending', 'awaiting_payment', 'active', 'suspended')) AS "inUse"
    FROM workspace_member me JOIN workspace w ON w.id = me.workspace_id WHERE me.person_id = ${personId}::uuid AND w.deleted_at IS NULL
    UNION ALL
    SELECT 'partner', p.id, p.name, me.role::text,
      (SELECT count(*) FROM partner_member o WHERE o.partner_id = p.id AND o.person_id <> me.person_id),
      (SELECT count(*) FROM partner_member o WHERE o.partner_id = p.id AND o.person_id <> me.person_id AND o.role = 'owner'),
      EXISTS (SELECT FROM listing l WHERE l.partner_id = p.id)
    FROM partner_member me JOIN partner p ON p.id = me.partner_id WHERE me.person_id = ${personId}::uuid AND p.closed_at IS NULL
    ORDER BY 1 DESC, 3`;
  const tenants = rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    name: row.name,
    role: row.role,
    outcome: outcomeOf(row),
  }));
  return { tenants, isStaff: scope.person.staffRole !== null };
}
