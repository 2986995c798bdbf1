import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ListingLines } from "@/components/insights/listing-lines";
import { PartnerFactsPanel } from "@/components/insights/partner-facts-panel";
import { DomainTable, PartnerAgreements } from "@/components/insights/partner-parts";
import { PeopleTable } from "@/components/insights/people-table";
import { PageHeader } from "@/components/layout/page-header";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { Tag } from "@/components/ui/tag";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { can, type PolicyName } from "@/lib/accounts/policy";
import { listListings } from "@/lib/insights/listings/data";
import { listingsQuerySchema } from "@/lib/insights/listings/schema";
import { getPartnerRecord } from "@/lib/insights/partners/data";
import { db } from "@/lib/platform/db";
import { withQuery } from "@/lib/platform/forms/query-string";

export const instant = false;
export const metadata: Metadata = { title: "Partner" };

/** One partner with its team, domains, agreement and listings. */
export default async function PartnerPage({ params }: PageProps<"/admin/partners/[partner]">) {
  const scope = await loadStaffScope("partner.directory.read");
  const record = await getPartnerRecord(db(), scope, (await params).partner);
  if (!record) notFound();
  const may = (policy: PolicyName) => can({ kind: "staff", role: scope.role, totpDone: true }, policy);
  const listings = await listListings(db(), scope, listingsQuerySchema.parse({ q: record.partner }));
  return (
    <>
      <PageHeader
        title={<bdi>{record.name}</bdi>}
        crumbs={[{ label: "Partners", href: "/admin/partners" }]}
        tag={record.closedAt ? <Tag>Closed</Tag> : record.isHouse ? <Tag tone="line">Built-in</Tag> : undefined}
      >
        {record.about === "" ? undefined : <span dir="auto">{record.about}</span>}
      </PageHeader>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <div className="stack min-w-0">
          <Panel aria-labelledby="listings">
            <PanelHeader id="listings" title="Listings">
              {listings.next && (
                <a href={withQuery("/admin/listings", { q: record.partner })}>All {record.listings} of them</a>
              )}
            </PanelHeader>
            {listings.rows.length === 0 ? (
              <PanelBody className="text-ink-2">It made none yet.</PanelBody>
            ) : (
              <ListingLines rows={listings.rows} />
            )}
          </Panel>
          <Panel aria-labelledby="team">
            <PanelHeader id="team" title="Team" />
            <PeopleTable rows={record.team} linked={may("person.directory.read")} label="Team" />
          </Panel>
          <DomainTable domains={record.domains} />
          <PartnerAgreements record={record} />
        </div>
        <PartnerFactsPanel
          record={record}
          auditHref={may("audit.read") ? withQuery("/admin/audit", { subject: record.partner }) : null}
        />
      </div>
    </>
  );
}
