import { StateTag } from "@/components/installs/state-tag";
import { VersionTag } from "@/components/listings/state-tags";
import { Num } from "@/components/ui/num";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { ListingRecord } from "@/lib/insights/listings/types";

const CERTIFICATE = { valid: ["In force", "ok"], lapsed: ["Lapsed", "line"], revoked: ["Revoked", "bad"] } as const;

function None({ children }: { readonly children: string }) {
  return <PanelBody className="text-ink-2">{children}</PanelBody>;
}

/** What hangs on a listing: installations, certificates, complaints, versions. */
export function ListingParts({ record }: { readonly record: ListingRecord }) {
  return (
    <>
      <Panel aria-labelledby="installations">
        <PanelHeader id="installations" title="Installations" />
        {record.installations.length === 0 ? (
          <None>Nobody installed it.</None>
        ) : (
          <Table
            label="Installations by state"
            rows={record.installations}
            rowKey={(row) => `${row.environment} ${row.state}`}
            columns={[
              { key: "state", head: "State", names: true, cell: (row) => <StateTag state={row.state} locale="en" /> },
              { key: "where", head: "Environment", cell: (row) => (row.environment === "live" ? "Live" : "Sandbox") },
              { key: "count", head: "Workspaces", num: true, cell: (row) => <Num value={row.count} /> },
            ]}
          />
        )}
      </Panel>
      <Panel aria-labelledby="certificates">
        <PanelHeader id="certificates" title="Certificates" />
        {record.certificates.length === 0 ? (
          <None>It was never certified.</None>
        ) : (
          <Table
            label="Certificates"
            rows={record.certificates}
            rowKey={(row) => row.certificate}
            stack
            columns={[
              { key: "version", head: "Version", names: true, cell: (row) => <bdi>{row.number}</bdi> },
              {
                key: "state",
                head: "State",
                cell: (row) => <Tag tone={CERTIFICATE[row.state][1]}>{CERTIFICATE[row.state][0]}</Tag>,
              },
              { key: "by", head: "Reviewer", cell: (row) => <bdi>{row.reviewerName}</bdi> },
              { key: "at", head: "Issued", cell: (row) => <Time at={row.issuedAt} /> },
              { key: "until", head: "Until", cell: (row) => <Time at={row.expiresAt} /> },
            ]}
          />
        )}
      </Panel>
      <Panel aria-labelledby="complaints">
        <PanelHeader id="complaints" title="Complaints" note="reviews that people reported" />
        {record.reports.length === 0 ? (
          <None>None is open.</None>
        ) : (
          <Table
            label="Open complaints"
            rows={record.reports}
            rowKey={(row) => `${row.review} ${row.at.toISOString()}`}
            stack
            columns={[
              { key: "title", head: "Review", names: true, cell: (row) => <bdi>{row.title || "Without a title"}</bdi> },
              { key: "stars", head: "Stars", num: true, cell: (row) => row.stars },
              { key: "reason", head: "Why", cell: (row) => <span dir="auto">{row.reason}</span> },
              { key: "at", head: "When", cell: (row) => <Time at={row.at} /> },
            ]}
          />
        )}
      </Panel>
      <Panel aria-labelledby="versions">
        <PanelHeader id="versions" title="Versions" />
        <Table
          label="Versions"
          rows={record.versionList}
          rowKey={(row) => row.version}
          stack
          columns={[
            { key: "number", head: "Number", names: true, cell: (row) => <bdi>{row.number}</bdi> },
            { key: "state", head: "State", cell: (row) => <VersionTag state={row.state} /> },
            { key: "made", head: "Made", cell: (row) => <Time at={row.createdAt} /> },
            {
              key: "published",
              head: "Published",
              cell: (row) =>
                row.publishedAt ? <Time at={row.publishedAt} /> : <span className="text-ink-3">Never</span>,
            },
          ]}
        />
      </Panel>
    </>
  );
}
