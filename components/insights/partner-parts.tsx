import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { PartnerRecord } from "@/lib/insights/partners/types";
import { AgreementTag } from "./partner-lines";

/** The domains a partner named, and which it proved. */
export function DomainTable({ domains }: { readonly domains: PartnerRecord["domains"] }) {
  return (
    <Panel aria-labelledby="domains">
      <PanelHeader id="domains" title="Domains" />
      {domains.length === 0 ? (
        <PanelBody className="text-ink-2">It named none yet.</PanelBody>
      ) : (
        <Table
          label="Domains"
          rows={domains}
          rowKey={(row) => row.domain}
          stack
          columns={[
            {
              key: "domain",
              head: "Domain",
              names: true,
              cell: (row) => <bdi className="break-all">{row.domain}</bdi>,
            },
            {
              key: "state",
              head: "State",
              cell: (row) => (row.verifiedAt ? <Tag tone="ok">Proven</Tag> : <Tag tone="warn">Not proven</Tag>),
            },
            {
              key: "how",
              head: "By",
              cell: (row) => (row.method === null ? "-" : row.method === "dns" ? "DNS record" : "File"),
            },
            {
              key: "at",
              head: "When",
              cell: (row) =>
                row.verifiedAt ? <Time at={row.verifiedAt} /> : <span className="text-ink-3">Not yet</span>,
            },
          ]}
        />
      )}
    </Panel>
  );
}

/** Which versions of the agreement a partner accepted, and who did. */
export function PartnerAgreements({ record }: { readonly record: PartnerRecord }) {
  return (
    <Panel aria-labelledby="agreement">
      <PanelHeader id="agreement" title="Agreement">
        <AgreementTag line={record} />
      </PanelHeader>
      {record.acceptances.length === 0 ? (
        <PanelBody className="text-ink-2">It accepted no version.</PanelBody>
      ) : (
        <Table
          label="Accepted versions"
          rows={record.acceptances}
          rowKey={(row) => String(row.version)}
          stack
          columns={[
            {
              key: "version",
              head: "Version",
              names: true,
              cell: (row) => (
                <>
                  {row.version}, <bdi>{row.title}</bdi>
                </>
              ),
            },
            { key: "by", head: "Accepted by", cell: (row) => <bdi>{row.by ?? "Someone who left"}</bdi> },
            { key: "at", head: "When", cell: (row) => <Time at={row.acceptedAt} show="datetime" /> },
          ]}
        />
      )}
    </Panel>
  );
}
