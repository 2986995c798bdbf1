import type { Metadata } from "next";
import { PersonLines, STAFF_WORDS } from "@/components/accounts/person-lines";
import { Directory } from "@/components/insights/directory";
import { PageHeader } from "@/components/layout/page-header";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { listPeople } from "@/lib/accounts/people/data";
import { peopleQuerySchema } from "@/lib/accounts/people/schema";
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
      <Directory
        base="/admin/people"
        things="people"
        search={{ label: "Name, e-mail or id", value: query.q, placeholder: "Dana, dana@…, per_…" }}
        selects={[
          {
            name: "staff",
            label: "Staff",
            value: query.staff,
            options: [
              { value: "any", label: "Every role" },
              { value: "admin", label: STAFF_WORDS.admin },
              { value: "reviewer", label: STAFF_WORDS.reviewer },
              { value: "finance", label: STAFF_WORDS.finance },
            ],
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
