import type { Metadata } from "next";
import { Directory } from "@/components/insights/directory";
import { PartnerLines } from "@/components/insights/partner-lines";
import { PageHeader } from "@/components/layout/page-header";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { listPartners } from "@/lib/insights/partners/data";
import { partnersQuerySchema } from "@/lib/insights/partners/schema";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata: Metadata = { title: "Partners" };

/** Every partner: who they are, what they signed and what they run. */
export default async function PartnersPage({ searchParams }: PageProps<"/admin/partners">) {
  const scope = await loadStaffScope("partner.directory.read");
  const query = partnersQuerySchema.parse(await searchParams);
  const { rows, next } = await listPartners(db(), scope, query);
  return (
    <>
      <PageHeader title="Partners">Who publishes here, what they proved and signed, and what they run.</PageHeader>
      <Directory
        base="/admin/partners"
        things="partners"
        search={{ label: "Name, domain or id", value: query.q, placeholder: "Novak, novak.example, ptn_…" }}
        selects={[
          {
            name: "agreement",
            label: "Agreement",
            value: query.agreement,
            options: [
              { value: "current", label: "Newest version" },
              { value: "older", label: "Older version" },
              { value: "none", label: "Not accepted" },
            ],
          },
          {
            name: "domain",
            label: "Domain",
            value: query.domain,
            options: [
              { value: "proven", label: "Proven" },
              { value: "none", label: "None proven" },
            ],
          },
          {
            name: "state",
            label: "State",
            value: query.state,
            options: [
              { value: "open", label: "Open" },
              { value: "closed", label: "Closed" },
            ],
          },
        ]}
        count={rows.length}
        onward={query.before !== null}
        next={next}
      >
        <PartnerLines rows={rows} />
      </Directory>
    </>
  );
}
