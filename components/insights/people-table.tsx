import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { MemberRole } from "@/lib/accounts/roles";

const ROLES: Readonly<Record<MemberRole, string>> = { owner: "Owner", admin: "Admin", member: "Member" };

/** Who works somewhere, owners first. `linked`: the reader may open a person's page. */
export function PeopleTable({
  rows,
  linked,
  label,
}: {
  readonly rows: ReadonlyArray<{ person: string; name: string; email: string; role: MemberRole; since: Date }>;
  readonly linked: boolean;
  readonly label: string;
}) {
  return (
    <Table
      label={label}
      rows={rows}
      rowKey={(row) => row.person}
      stack
      columns={[
        {
          key: "name",
          head: "Name",
          names: true,
          cell: (row) =>
            linked ? (
              <Link href={`/admin/people/${row.person}`}>
                <bdi>{row.name}</bdi>
              </Link>
            ) : (
              <bdi>{row.name}</bdi>
            ),
        },
        { key: "email", head: "E-mail", cell: (row) => <bdi className="break-all">{row.email}</bdi> },
        { key: "role", head: "Role", cell: (row) => ROLES[row.role] },
        { key: "since", head: "Since", cell: (row) => <Time at={row.since} /> },
      ]}
    />
  );
}
