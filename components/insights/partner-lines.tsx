import Link from "next/link";
import { Num } from "@/components/ui/num";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { PartnerLine } from "@/lib/insights/partners/types";

/** Which version of the agreement a partner accepted, and whether it is the newest. */
export function AgreementTag({ line }: { readonly line: Pick<PartnerLine, "agreement" | "newestAgreement"> }) {
  if (line.agreement === null) return <Tag tone="warn">Not accepted</Tag>;
  const current = line.agreement === line.newestAgreement;
  return <Tag tone={current ? "ok" : "warn"}>{`Version ${line.agreement}${current ? "" : ", older"}`}</Tag>;
}

/** Partners with what they run. */
export function PartnerLines({ rows }: { readonly rows: readonly PartnerLine[] }) {
  return (
    <Table
      label="Partners"
      rows={rows}
      rowKey={(row) => row.partner}
      stack
      tight
      columns={[
        {
          key: "name",
          head: "Partner",
          names: true,
          cell: (row) => (
            <span className="grid">
              <span className="flex flex-wrap items-center gap-1.5">
                <Link href={`/admin/partners/${row.partner}`}>
                  <bdi>{row.name}</bdi>
                </Link>
                {row.isHouse && <Tag tone="line">Built-in</Tag>}
                {row.closedAt && <Tag tone="plain">Closed</Tag>}
              </span>
              <span className="mono font-normal break-all text-ink-3">{row.slug}</span>
            </span>
          ),
        },
        { key: "team", head: "Team", num: true, cell: (row) => <Num value={row.members} /> },
        {
          key: "domains",
          head: "Proven domains",
          num: true,
          cell: (row) => (row.provenDomains > 0 ? <Num value={row.provenDomains} /> : <Tag tone="warn">None</Tag>),
        },
        { key: "agreement", head: "Agreement", cell: (row) => <AgreementTag line={row} /> },
        {
          key: "listings",
          head: "Public listings",
          num: true,
          cell: (row) => (
            <span className="whitespace-nowrap">
              <Num value={row.publicListings} /> <span className="text-ink-3">of {row.listings}</span>
            </span>
          ),
        },
        { key: "installs", head: "Installed", num: true, cell: (row) => <Num value={row.activeInstallations} /> },
        { key: "since", head: "Since", cell: (row) => <Time at={row.createdAt} /> },
      ]}
    />
  );
}
