import Link from "next/link";
import { BlockTag } from "@/components/listings/block-tag";
import { ListingTag } from "@/components/listings/state-tags";
import { Num } from "@/components/ui/num";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { ListingLine } from "@/lib/insights/listings/types";

/** Until when it is certified, or that it is not. */
export function CertifiedUntil({ line }: { readonly line: Pick<ListingLine, "certified" | "certifiedUntil"> }) {
  if (line.certified && line.certifiedUntil) return <Time at={line.certifiedUntil} />;
  return <Tag tone="line">{line.certifiedUntil ? "Lapsed" : "Not certified"}</Tag>;
}

/** Listings with how they stand. */
export function ListingLines({ rows }: { readonly rows: readonly ListingLine[] }) {
  return (
    <Table
      label="Listings"
      rows={rows}
      rowKey={(row) => row.listing}
      stack
      tight
      columns={[
        {
          key: "name",
          head: "Listing",
          names: true,
          cell: (row) => (
            <span className="grid">
              <Link href={`/admin/listings/${row.listing}`}>
                <bdi>{row.name}</bdi>
              </Link>
              <span className="mono font-normal break-all text-ink-3">{row.slug}</span>
            </span>
          ),
        },
        {
          key: "partner",
          head: "Partner",
          cell: (row) => (
            <Link href={`/admin/partners/${row.partner}`}>
              <bdi>{row.partnerName}</bdi>
            </Link>
          ),
        },
        {
          key: "state",
          head: "State",
          cell: (row) => (
            <span className="flex flex-wrap gap-1.5">
              <ListingTag state={row.state} />
              <BlockTag block={row.installBlock} />
            </span>
          ),
        },
        {
          key: "version",
          head: "Version",
          cell: (row) => (
            <span className="whitespace-nowrap">
              <bdi>{row.number}</bdi> <span className="text-ink-3">of {row.versions}</span>
            </span>
          ),
        },
        { key: "installs", head: "Installed", num: true, cell: (row) => <Num value={row.activeInstallations} /> },
        { key: "certified", head: "Certified until", cell: (row) => <CertifiedUntil line={row} /> },
        {
          key: "reports",
          head: "Complaints",
          num: true,
          cell: (row) => (row.openReports > 0 ? <Tag tone="warn">{row.openReports}</Tag> : <Num value={0} />),
        },
        { key: "since", head: "Since", cell: (row) => <Time at={row.createdAt} /> },
      ]}
    />
  );
}
