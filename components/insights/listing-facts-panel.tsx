import Link from "next/link";
import { TYPE_WORDS } from "@/components/listings/state-tags";
import { Kv } from "@/components/ui/kv";
import { Panel, PanelBody, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import type { ListingRecord } from "@/lib/insights/listings/types";
import { CertifiedUntil } from "./listing-lines";

/** What a listing is, in short, with the ways to its public page and its audit. */
export function ListingFactsPanel({
  record,
  auditHref,
}: {
  readonly record: ListingRecord;
  /** Null for roles that may not read the audit. */
  readonly auditHref: string | null;
}) {
  const isPublic = ["published", "deprecated", "sunset_scheduled"].includes(record.state);
  return (
    <Panel aria-labelledby="facts">
      <PanelHeader id="facts" title="Facts" />
      <PanelBody>
        <Kv
          facts={[
            { name: "Id", value: <code className="mono break-all">{record.listing}</code> },
            { name: "Address", value: <code className="mono break-all">{record.slug}</code> },
            { name: "Kind", value: TYPE_WORDS[record.type].name },
            { name: "Version", value: <bdi>{record.number}</bdi> },
            { name: "Certified until", value: <CertifiedUntil line={record} /> },
            { name: "Made", value: <Time at={record.createdAt} /> },
            { name: "First published", value: record.publishedAt ? <Time at={record.publishedAt} /> : "Never" },
          ]}
        />
      </PanelBody>
      <PanelFooter className="flex flex-wrap gap-4">
        {isPublic && <Link href={`/en/integrations/${record.slug}`}>Public page</Link>}
        {auditHref && <Link href={auditHref}>Audit of it</Link>}
      </PanelFooter>
    </Panel>
  );
}
