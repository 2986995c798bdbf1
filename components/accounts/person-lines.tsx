import Link from "next/link";
import { Num } from "@/components/ui/num";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { PersonLine } from "@/lib/accounts/people/types";
import type { StaffRole } from "@/lib/accounts/roles";

/** Staff roles as people read them; English. */
export const STAFF_WORDS: Readonly<Record<StaffRole, string>> = {
  admin: "Admin",
  reviewer: "Reviewer",
  finance: "Finance",
};

/** The staff roles as choices. */
export const STAFF_OPTIONS = [
  { value: "reviewer", label: STAFF_WORDS.reviewer },
  { value: "finance", label: STAFF_WORDS.finance },
  { value: "admin", label: STAFF_WORDS.admin },
] as const;

/** A person's standing: staff role, unconfirmed or deleted. */
export function PersonTags({ line }: { readonly line: PersonLine }) {
  return (
    <>
      {line.staffRole && <Tag tone="info">{STAFF_WORDS[line.staffRole]}</Tag>}
      {line.deletedAt ? <Tag>Deleted</Tag> : !line.confirmed && <Tag tone="warn">Not confirmed</Tag>}
    </>
  );
}

/** Accounts with where they belong. */
export function PersonLines({ rows }: { readonly rows: readonly PersonLine[] }) {
  return (
    <Table
      label="People"
      rows={rows}
      rowKey={(row) => row.person}
      stack
      tight
      columns={[
        {
          key: "name",
          head: "Name",
          names: true,
          cell: (row) => (
            <span className="grid">
              <span className="flex flex-wrap items-center gap-1.5">
                <Link href={`/admin/people/${row.person}`}>
                  <bdi>{row.name}</bdi>
                </Link>
                <PersonTags line={row} />
              </span>
              <bdi className="font-normal break-all text-ink-3">{row.email}</bdi>
            </span>
          ),
        },
        { key: "workspaces", head: "Workspaces", num: true, cell: (row) => <Num value={row.workspaces} /> },
        { key: "partners", head: "Partners", num: true, cell: (row) => <Num value={row.partners} /> },
        { key: "sessions", head: "Signed in", num: true, cell: (row) => <Num value={row.sessions} /> },
        {
          key: "seen",
          head: "Last seen",
          cell: (row) =>
            row.seenAt ? <Time at={row.seenAt} show="relative" /> : <span className="text-ink-3">Never</span>,
        },
        { key: "since", head: "Since", cell: (row) => <Time at={row.createdAt} /> },
      ]}
    />
  );
}
