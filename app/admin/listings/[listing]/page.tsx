import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ListingFactsPanel } from "@/components/insights/listing-facts-panel";
import { ListingParts } from "@/components/insights/listing-parts";
import { PageHeader } from "@/components/layout/page-header";
import { BlockTag } from "@/components/listings/block-tag";
import { ListingTag } from "@/components/listings/state-tags";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { can } from "@/lib/accounts/policy";
import { getListingRecord } from "@/lib/insights/listings/data";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata: Metadata = { title: "Listing" };

/** One listing with its versions, certificates, installations and complaints. */
export default async function ListingPage({ params }: PageProps<"/admin/listings/[listing]">) {
  const scope = await loadStaffScope("listing.directory.read");
  const record = await getListingRecord(db(), scope, (await params).listing);
  if (!record) notFound();
  const audited = can({ kind: "staff", role: scope.role, totpDone: true }, "audit.read");
  return (
    <>
      <PageHeader
        title={<bdi>{record.name}</bdi>}
        crumbs={[{ label: "Listings", href: "/admin/listings" }]}
        tag={
          <span className="flex flex-wrap gap-1.5">
            <ListingTag state={record.state} />
            <BlockTag block={record.installBlock} />
          </span>
        }
      >
        By{" "}
        <Link href={`/admin/partners/${record.partner}`}>
          <bdi>{record.partnerName}</bdi>
        </Link>
        .
      </PageHeader>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_400px]">
        <div className="stack min-w-0">
          <ListingParts record={record} />
        </div>
        <div className="stack min-w-0">
          <ListingFactsPanel record={record} auditHref={audited ? `/admin/audit?subject=${record.listing}` : null} />
        </div>
      </div>
    </>
  );
}
