import type { Metadata } from "next";
import { PersonLines, STAFF_OPTIONS } from "@/components/accounts/person-lines";
import { InviteStaffPanel, StaffInvitations } from "@/components/accounts/staff-invitations";
import { Directory } from "@/components/insights/directory";
import { PageHeader } from "@/components/layout/page-header";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { listPeople } from "@/lib/accounts/people/data";
import { peopleQuerySchema } from "@/lib/accounts/people/schema";
import { listStaffInvitations } from "@/lib/accounts/staff/data";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata: Metadata = { title: "People" };

/** Every account, staff among them. */
export default async function PeoplePage({ searchParams }: PageProps<"/admin/people">) {
  const scope = await loadStaffScope("person.directory.read");
  const query = peopleQuerySchema.parse(await searchParams);
  const { rows, next } = await listPeople(db(), scope, query);
  return (
    <>
      <PageHeader title="People">
        Every account: where it belongs, and who of them works for the marketplace.
      </PageHeader>
      <div className="mb-4 grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_360px]">
        <StaffInvitations invitations={await listStaffInvitations(db(), scope)} />
        <InviteStaffPanel />
      </div>
      <Directory
        base="/admin/people"
        things="people"
        search={{ label: "Name, e-mail or id", value: query.q, placeholder: "Dana, dana@…, per_…" }}
        selects={[
          {
            name: "staff",
            label: "Staff",
            value: query.staff,
            options: [{ value: "any", label: "Every role" }, ...STAFF_OPTIONS],
          },
          {
            name: "state",
            label: "Account",
            value: query.state,
            options: [
              { value: "confirmed", label: "Confirmed" },
              { value: "unconfirmed", label: "Not confirmed" },
              { value: "deleted", label: "Deleted" },
            ],
          },
        ]}
        count={rows.length}
        onward={query.before !== null}
        next={next}
      >
        <PersonLines rows={rows} />
      </Directory>
    </>
  );
}
